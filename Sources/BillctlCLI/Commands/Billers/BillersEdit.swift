import ArgumentParser
import BillActions
import BillCore

extension Billctl.Billers {
  /// Changes a biller.
  struct Edit: BillctlCommand {
    static let configuration = CommandConfiguration(
      commandName: "edit", abstract: "Change a biller.",
      discussion: """
        Asks for your password, and for a code of your second factor where it adds an account, or \
        changes the name, VAT or legal id of a biller whose account you accepted. Bills that come \
        under its former name or ids still are its bills.

        --terms-days also dates the open bills that state no due date; --paid-by also moves the \
        bills nothing was paid of.
        """)

    @Argument(help: "The biller: its id, name or customer number.")
    var biller: String

    @Option(help: "Its new name.")
    var name: String?

    @Option(
      name: [.long, .customLong("account")], help: "Another account of it; asks for your password.")
    var addAccount: String?

    @OptionGroup var payee: PayeeOptions
    @OptionGroup var facts: BillerOptions
    @OptionGroup var change: UnaskedChangeOptions
    @OptionGroup var proof: ProofOptions
    @OptionGroup var options: GlobalOptions

    func run(in session: Session) throws -> Report {
      let access = try session.open()
      var facts = try facts.facts()
      facts.name = name
      let action = EditBiller(facts: facts, account: payee.account(addAccount))
      let plan = try action.plan(Lookup(access).biller(biller), access)
      if change.dryRun {
        return Report(
          "billers/1", ["billers": [BillerReport.json(plan.after, [])], "dry_run": true],
          lines: ["would change: \(plan.after.name)"] + lines(plan))
      }
      try action.perform(plan, moneyAccess(session, access, plan))
      return try BillerReport.one(plan.after, access, ["changed: \(plan.after.name)"] + lines(plan))
    }

    private func moneyAccess(_ session: Session, _ access: ReadAccess, _ plan: EditBiller.Plan)
      throws -> MoneyAccess
    {
      guard let reason = plan.stepUp else { return try session.openMoney(proof) }
      let shown = ["Change \(plan.before.name):"] + lines(plan)
      session.console.writeError(shown.map { Text.clean($0) + "\n" }.joined())
      return try session.stepUp(access, proof, because: reason)
    }

    private func lines(_ plan: EditBiller.Plan) -> [String] {
      (plan.account.map { ["    account \($0.masked)"] } ?? [])
        + (plan.formerMatch == nil
          ? [] : ["    what comes under its former name and ids still is \(plan.after.name)'s"])
        + plan.bills.map { bill in
          "    bill \(bill.number ?? bill.id.description): due "
            + "\(bill.due?.description ?? "not stated"), \(bill.standing.rawValue)"
        }
    }
  }
}
