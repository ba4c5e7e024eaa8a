import ArgumentParser
import BillActions

extension Billctl.Support {
  /// Uses a verified case.
  struct Unlock: BillctlCommand {
    static let configuration = CommandConfiguration(
      commandName: "unlock", abstract: "Lift a lock or allow recovery by a verified case, once.",
      discussion: """
        After a lock you still need your password. A recovery without the recovery key gives the \
        account and its history back, and no sealed account number. A frozen account stays frozen.
        """)

    @Argument(help: "The case: its id or a beginning of it.")
    var id: String

    @Flag(help: "Send the code that confirms your address again, and lift no lock.")
    var resend = false

    @Flag(help: "Allow `account recover` without the recovery key for a day, and lift no lock.")
    var recovery = false

    @OptionGroup var change: UnaskedChangeOptions
    @OptionGroup var options: GlobalOptions

    func validate() throws {
      guard !(resend && recovery) else {
        throw ValidationError("A case does one thing: --resend or --recovery.")
      }
    }

    func run(in session: Session) throws -> Report {
      let subject: UnlockByCase.Subject = resend ? .resend : recovery ? .recovery : .lock
      guard !change.dryRun else {
        return Report("support/1", ["dry_run": true], lines: ["Would use the case up."])
      }
      let found = try UnlockByCase(id, subject).perform(in: session.home)
      return Report(
        "support/1", ["case": json(found), "unlocked": .text(subject.rawValue)],
        lines: ["Done: \(subject.words).", "The case is used up. Next: \(next(subject))"])
    }

    private func next(_ subject: UnlockByCase.Subject) -> String {
      switch subject {
      case .lock: "billctl login"
      case .resend: "billctl account confirm CODE"
      case .recovery: "billctl account recover start"
      }
    }
  }
}
