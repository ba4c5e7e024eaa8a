import ArgumentParser
import BillActions

extension Billctl.Account {
  /// Closes the account.
  struct Close: BillctlCommand {
    static let configuration = CommandConfiguration(
      commandName: "close", abstract: "Close the account: nothing can pay from it any more.",
      discussion: """
        Payments that are not at the bank come first. Sessions, agent and schedules end. --keep
        moves the data aside, frozen; --erase removes it. Asks for your password.
        """)

    @Flag(help: "Keep the data aside in this home.")
    var keep = false

    @Flag(help: "Erase the data and the originals of bills for good.")
    var erase = false

    @OptionGroup var change: ChangeOptions
    @OptionGroup var proof: ProofOptions
    @OptionGroup var options: GlobalOptions

    func validate() throws {
      guard keep != erase else { throw ValidationError("Say one of --keep and --erase.") }
    }

    func run(in session: Session) throws -> Report {
      let access = try session.open()
      let action = CloseAccount(keep ? .keep : .erase)
      let plan = try action.plan(access)
      guard !change.dryRun else { return report(plan, closed: false, words(plan)) }
      try session.confirm(words(plan), "Close the account?", yes: change.yes)
      let money = try session.stepUp(access, proof, because: .operation("closing the account"))
      try action.perform(money)
      return report(plan, closed: true, ["The account \(plan.account.email) is closed."])
    }

    private func words(_ plan: CloseAccount.Plan) -> [String] {
      let ending =
        plan.aside.map { "Its data is moved to \($0), and is in no later backup." }
        ?? "Its data and the originals of its bills are erased here; backups keep what they hold."
      return [
        "Close \(plan.account.email): every session, the agent and "
          + "\(counted(plan.schedules.count, "schedule")) end.",
        ending,
        "Payment files, mails and the log of hand-overs stay where they are.",
        "To keep everything in one file first: billctl account export FILE",
        "For your books alone: billctl history export -o FILE",
      ]
        + plan.keptAside.map { "A restore put an older copy aside, which stays: \($0)" }
        + (plan.handedOver > 0
          ? ["\(counted(plan.handedOver, "payment")) in the bank's hands: closing stops none."]
          : [])
        + (plan.openBills > 0
          ? ["\(counted(plan.openBills, "bill")) still open: you owe them as before."] : [])
    }

    private func report(_ plan: CloseAccount.Plan, closed: Bool, _ lines: [String]) -> Report {
      var report = Report(
        "account-close/1",
        [
          "id": .text(plan.account.id.description), "email": .text(plan.account.email),
          "closed": .bool(closed), "data": .text(plan.fate.rawValue), "kept_in": JSON(plan.aside),
          "schedules": .number(Int64(plan.schedules.count)),
          "handed_over": .number(Int64(plan.handedOver)),
          "open_bills": .number(Int64(plan.openBills)),
        ], lines: lines)
      report.isTest = plan.account.isTest
      return report
    }
  }
}
