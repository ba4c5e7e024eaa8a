import ArgumentParser
import BillActions

extension Billctl.Account {
  /// Stops everything at once.
  struct Freeze: BillctlCommand {
    static let configuration = CommandConfiguration(
      commandName: "freeze",
      abstract: "Stop everything now: no session, no payment. Needs no login.",
      discussion: """
        For a stolen machine or a payment you did not make. Asks nothing. Undo it with
        billctl account unfreeze.
        """)

    @OptionGroup var change: UnaskedChangeOptions
    @OptionGroup var options: GlobalOptions

    func run(in session: Session) throws -> Report {
      let id = try session.home.account(named: session.email)
      guard !change.dryRun else {
        return Report(
          "freeze/1", ["id": .text(id.description), "state": "good"],
          lines: ["Would end every session and let nothing be paid."])
      }
      let isNew = try FreezeAccount().perform(id, in: session.home)
      return Report(
        "freeze/1", ["id": .text(id.description), "state": "frozen"],
        lines: [
          isNew ? "The account is frozen: no session is left, nothing is paid." : "Still frozen.",
          "To undo it: billctl account unfreeze",
        ])
    }
  }
}
