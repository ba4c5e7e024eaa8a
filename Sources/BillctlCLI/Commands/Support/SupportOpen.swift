import ArgumentParser
import BillActions

extension Billctl.Support {
  /// Opens a case.
  struct Open: BillctlCommand {
    static let configuration = CommandConfiguration(
      commandName: "open", abstract: "Open a case to prove who you are without logging in.",
      discussion: """
        What it can do is little: lift a lock after wrong passwords, send a code again, or allow a \
        recovery for a day. It never opens a key. The holder is told of every step.
        """)

    @Option(help: "What it is about, in a few words; the log keeps it.")
    var about = ""

    @OptionGroup var change: UnaskedChangeOptions
    @OptionGroup var options: GlobalOptions

    var tellsHolder: Bool { false }

    func run(in session: Session) throws -> Report {
      guard !change.dryRun else {
        return Report(
          "support/1", ["dry_run": true], lines: ["Would open a case and tell the holder."])
      }
      let found = try OpenCase(email: session.email, about: about).perform(in: session.home)
      return Report(
        "support/1", ["case": json(found)],
        lines: [
          "Case \(found.id.short) is open for a day, with "
            + "\(SupportCase.tries) tries.",
          "Answer its questions: billctl support verify \(found.id.short)",
        ])
    }
  }
}
