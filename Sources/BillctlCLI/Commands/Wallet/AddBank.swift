import ArgumentParser
import BillActions
import BillCore

extension Billctl.Wallet.Add {
  /// Adds a bank account.
  struct Bank: BillctlCommand {
    static let configuration = CommandConfiguration(
      commandName: "bank", abstract: "Add a bank account to pay from.",
      discussion: "The number is sealed; lists show its last four characters.")

    @Argument(help: "The IBAN, or the account number beside --routing.")
    var number: String

    @Option(help: "The ABA routing number of a United States account.")
    var routing: String?

    @Option(help: "What to call it.")
    var label: String?

    @Option(help: "The name on the account; yours without it.")
    var holder: String?

    @Option(help: "The bank's BIC.")
    var bic: String?

    @Option(help: "The currency it is held in; its country's without it.")
    var currency: String?

    @Flag(name: .customLong("default"), help: "Make it the default method.")
    var isDefault = false

    @OptionGroup var change: UnaskedChangeOptions
    @OptionGroup var proof: ProofOptions
    @OptionGroup var options: GlobalOptions

    func run(in session: Session) throws -> Report {
      let action = AddBank(
        number: number, routing: routing, label: label, holder: holder, bic: bic,
        currency: currency, isDefault: isDefault)
      let read = try session.open()
      let account = try action.plan(holder: read.account.name)
      if change.dryRun {
        return Report(
          "wallet/1", ["methods": [], "dry_run": true],
          lines: ["would add: \(label ?? "Bank account") \(account.masked)"])
      }
      let access = try session.openMoney(proof)
      return MethodReport.one(
        try action.perform(account, access), today: access.today, "added")
    }
  }
}
