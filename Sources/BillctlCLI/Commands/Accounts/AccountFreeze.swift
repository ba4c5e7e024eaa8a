import ArgumentParser
import BillActions

extension Billctl.Account {
  /// Stops everything at once.
  struct Freeze: BillctlCommand {
    static let configuration = CommandConfiguration(
      abstract: "Stop everything now: no session, no payment. Needs no login.",
      discussion: """
        For a stolen machine or a payment you did not make. Asks nothing. Undo it with
        billctl login, then billctl account unfreeze.
        """)

    @OptionGroup var change: ChangeOptions
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
          "To undo it: billctl login, then billctl account unfreeze",
        ])
    }
  }

  /// Lets a frozen account pay again.
  struct Unfreeze: BillctlCommand {
    static let configuration = CommandConfiguration(
      abstract: "Let a frozen account pay again; asks for your password.")

    @OptionGroup var change: ChangeOptions
    @OptionGroup var proof: ProofOptions
    @OptionGroup var options: GlobalOptions

    func run(in session: Session) throws -> Report {
      let access = try session.open()
      guard access.account.frozenAt != nil else {
        return AccountReport.report(access.account, lines: ["The account is not frozen."])
      }
      guard !change.dryRun else {
        return AccountReport.report(access.account, lines: ["Would let the account pay again."])
      }
      let money = try session.stepUp(
        access, proof, because: .operation("unfreezing the account"))
      _ = try UnfreezeAccount().perform(money)
      return AccountReport.report(
        try access.refreshed().account, lines: ["The account may pay again."])
    }
  }
}
