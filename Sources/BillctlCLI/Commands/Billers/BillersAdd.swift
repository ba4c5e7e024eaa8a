import ArgumentParser
import BillActions
import BillCore

extension Billctl.Billers {
  /// Adds a biller by hand.
  struct Add: BillctlCommand {
    static let configuration = CommandConfiguration(
      commandName: "add", abstract: "Add a biller by hand.",
      discussion: "Bills that are imported make their billers themselves.")

    @Argument(help: "Its name, as on its bills.")
    var name: String

    @Option(help: "Its account: an IBAN, or a number beside --routing.")
    var account: String?

    @OptionGroup var payee: PayeeOptions
    @OptionGroup var facts: BillerOptions
    @OptionGroup var change: UnaskedChangeOptions
    @OptionGroup var proof: ProofOptions
    @OptionGroup var options: GlobalOptions

    func run(in session: Session) throws -> Report {
      let access = try session.open()
      let action = AddBiller(
        name: name, facts: try facts.facts(), account: payee.account(account))
      let plan = try action.plan(access)
      let line =
        "\(plan.biller.name)" + (plan.account.map { ", paid to \($0.masked)" } ?? "")
      if change.dryRun {
        return Report(
          "billers/1", ["billers": [BillerReport.json(plan.biller, [])], "dry_run": true],
          lines: ["would add: \(line)"])
      }
      let money = try plan.account.map { _ in
        try session.stepUp(access, proof, because: .operation("adding an account of a biller"))
      }
      try action.perform(plan, access, money)
      return try BillerReport.one(plan.biller, access, ["added: \(line)"])
    }
  }
}
