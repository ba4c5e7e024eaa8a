import ArgumentParser
import BillActions
import BillCore

extension Billctl.Wallet {
  /// Changes a method.
  struct Edit: BillctlCommand {
    static let configuration = CommandConfiguration(
      commandName: "edit", abstract: "Change a method; a declined one can be used again afterwards."
    )

    @Argument(help: "The method: its id, label or last four digits.")
    var method: String

    @Option(help: "What to call it.")
    var label: String?

    @Option(help: "The name on it.")
    var holder: String?

    @Option(help: "The bank's BIC.")
    var bic: String?

    @Option(help: "The new IBAN or account number of a bank account.")
    var number: String?

    @Option(help: "The ABA routing number of a United States account.")
    var routing: String?

    @Option(help: "Read a card's new number from a file's first line; - is standard input.")
    var numberFile: String?

    @Option(help: "Read the token a rail knows a card by from a file's first line.")
    var tokenFile: String?

    @Option(help: "The last month a card is good: YYYY-MM.")
    var expires: CalendarMonth?

    @Option(parsing: .upToNextOption, help: "The only rails it may be used on; none for any.")
    var rails: [String] = []

    @OptionGroup(title: "Billing address") var address: AddressOptions
    @OptionGroup var change: UnaskedChangeOptions
    @OptionGroup var proof: ProofOptions
    @OptionGroup var options: GlobalOptions

    func run(in session: Session) throws -> Report {
      let method = try Lookup(session.open()).method(method)
      let action = try edit(session)
      let access = try session.openMoney(proof)
      let plan = try action.plan(method, access)
      if change.dryRun {
        return Report(
          "wallet/1", ["methods": [MethodReport.json(plan.after, today: access.today)]],
          lines: ["would change: \(plan.after.label) …\(plan.after.last4)"]
            + plan.schedules.words)
      }
      var report = MethodReport.one(
        try action.perform(plan, access), today: access.today, "changed")
      report.lines += plan.schedules.words
      return report
    }

    private func edit(_ session: Session) throws -> EditMethod {
      var edit = EditMethod()
      edit.label = label
      edit.holder = holder
      edit.bic = bic
      edit.number = number
      edit.routing = routing
      edit.cardNumber = try numberFile.map { try session.console.readSecret($0) }
      edit.token = try tokenFile.map { try session.console.readSecret($0).text }
      edit.expires = expires
      edit.address = try address.address()
      edit.rails = try RailKind.list(rails)
      return edit
    }
  }
}

extension SchedulesOfMethod {
  var words: [String] {
    unsigned.map { name in
      "note: \(name) pays nothing from it before that is signed: "
        + "billctl schedule edit \(name.shellWord) --sign"
    }
      + unpaid.map { unpaid in
        "note: it cannot pay \(unpaid.name) on \(unpaid.date): "
          + "billctl schedule edit \(unpaid.name.shellWord) --from ANOTHER"
      }
  }
}

extension RailKind {
  /// The rails of an option: nil where it was not given, empty for `none`.
  static func list(_ words: [String]) throws -> [RailKind]? {
    if words.isEmpty { return nil }
    let names = words.flatMap { $0.split(separator: ",").map(String.init) }
    if names == ["none"] { return [] }
    return try names.map { name in
      guard let rail = RailKind(rawValue: name) else {
        throw Failure(
          "unknown-rail", "there is no rail called \(name)",
          hints: ["known: \(RailKind.allCases.map(\.rawValue).joined(separator: ", "))"],
          status: .usage)
      }
      return rail
    }
  }
}
