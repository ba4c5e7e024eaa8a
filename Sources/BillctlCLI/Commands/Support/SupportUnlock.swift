import ArgumentParser
import BillActions

extension Billctl.Support {
  /// Uses a verified case.
  struct Unlock: BillctlCommand {
    static let configuration = CommandConfiguration(
      commandName: "unlock", abstract: "Lift a lock by a verified case, once.",
      discussion: "You still need your password then. A frozen account stays frozen.")

    @Argument(help: "The case: its id or a beginning of it.")
    var id: String

    @Flag(help: "Send the code that confirms your address again, and lift no lock.")
    var resend = false

    @OptionGroup var change: UnaskedChangeOptions
    @OptionGroup var options: GlobalOptions

    func run(in session: Session) throws -> Report {
      let subject: UnlockByCase.Subject = resend ? .resend : .lock
      guard !change.dryRun else {
        return Report("support/1", ["dry_run": true], lines: ["Would use the case up."])
      }
      let found = try UnlockByCase(id, subject).perform(in: session.home)
      return Report(
        "support/1", ["case": json(found), "unlocked": .text(subject.rawValue)],
        lines: ["Done: \(subject.words).", "The case is used up. Next: billctl login"])
    }
  }
}
