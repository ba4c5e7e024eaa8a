import ArgumentParser
import BillActions
import BillCore

extension Billctl.Billers {
  /// Changes a biller.
  struct Edit: BillctlCommand {
    static let configuration = CommandConfiguration(
      commandName: "edit", abstract: "Change a biller.",
      discussion: """
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
      let money = try plan.account.map { account in
        session.console.writeError("Add the account \(account.masked) to \(plan.after.name).\n")
        return try session.stepUp(
          access, proof, because: .operation("adding an account of a biller"))
      }
      try action.perform(plan, access, money)
      return try BillerReport.one(plan.after, access, ["changed: \(plan.after.name)"] + lines(plan))
    }

    private func lines(_ plan: EditBiller.Plan) -> [String] {
      (plan.account.map { ["    account \($0.masked)"] } ?? [])
        + plan.bills.map { bill in
          "    bill \(bill.number ?? bill.id.description): due "
            + "\(bill.due?.description ?? "not stated"), \(bill.standing.rawValue)"
        }
    }
  }
}
