import ArgumentParser
import BillActions
import BillCore

extension Billctl.Account {
  /// Changes what the account says about its holder.
  struct Set: BillctlCommand {
    static let configuration = CommandConfiguration(
      commandName: "set",
      abstract: "Change your name, address, phone number, time zone, pay-days, limits or notices.",
      discussion: """
        An empty text takes an optional part away: --building ''. Asks for your password unless
        it was given in the last 5 minutes. What is above a limit is paid with your password and
        second factor only, and never unattended unless you signed it so. Lowering a limit asks
        nothing, raising one asks for both. [limits.EUR] in config.toml can only lower them.
        """)

    @Option(help: "Your name, as payments and statements show it.")
    var name: String?

    @Option(help: "Street, without the number.")
    var street: String?

    @Option(help: "Number of the building.")
    var building: String?

    @Option(help: "Postcode.")
    var postcode: String?

    @Option(help: "Town.")
    var town: String?

    @Option(help: "Country, two letters such as DE.")
    var country: String?

    @Option(help: "Phone number with + and country code; it is kept sealed.")
    var phone: String?

    @Option(help: "The time zone you live in, such as Europe/Berlin.")
    var zone: String?

    @Option(
      help: "When pay comes in: \"monthly on 25\", \"2 weeks from 2026-11-20\", 1,15; or none.")
    var payday: String?

    @Option(help: "How much pay comes in each time.")
    var pay: String?

    @Option(help: "The most for one payment without step-up: 500, \"500 EUR\", or none.")
    var limitPerPayment: String?

    @Option(help: "The most for all payments of one day without step-up.")
    var limitPerDay: String?

    @Option(
      name: .customLong("notify"),
      help: ArgumentHelp(
        "How you are told, such as sent=none; may be repeated.",
        discussion: """
          Kinds: login, access, permission, sent, settled, failed, run. Channels: mail, none. The
          first three concern security and cannot be none.
          """, valueName: "kind=channel"))
    var notify: [String] = []

    @OptionGroup var change: UnaskedChangeOptions
    @OptionGroup var proof: ProofOptions
    @OptionGroup var options: GlobalOptions

    func validate() throws {
      let given = [
        name, street, building, postcode, town, country, phone, zone, payday, pay,
        limitPerPayment, limitPerDay,
      ]
      guard given.contains(where: { $0 != nil }) || !notify.isEmpty else {
        throw ValidationError("Say what to change, such as --name NAME.")
      }
    }

    func run(in session: Session) throws -> Report {
      let access = try session.open()
      let notices = try ChangeNotices(notify)
      let plan = try action.plan(access)
      var lines = plan.changes.map { change in
        "\(change.setting): \(Set.shown(change.old)) -> \(Set.shown(change.new))"
      }
      if let income = try incomeChange(access) {
        lines += [
          "pay-days: \(AccountReport.words(income.before) ?? "none") -> \(AccountReport.words(income.after) ?? "none")"
        ]
        if !change.dryRun { try SetIncome().perform(income.after, access) }
      }
      let limits = try ChangeLimits(perPayment: limitPerPayment, perDay: limitPerDay).plan(access)
      lines += limits.changes.map { "\($0.setting): \($0.old) -> \($0.new)" }
      if !limits.changes.isEmpty, !change.dryRun { try set(limits, access, session) }
      let noticeLines = try notices.plan(access).map {
        "notices, \($0.change.kind.rawValue): \($0.before.rawValue) -> \($0.change.channel.rawValue)"
      }
      lines += noticeLines
      if lines.isEmpty { lines = ["Nothing changes."] }
      if change.dryRun || plan.changes.isEmpty && noticeLines.isEmpty {
        return try AccountReport.report(plan.account, access, lines: lines)
      }
      let money = try session.openMoney(proof)
      try notices.perform(money)
      return try AccountReport.report(action.perform(plan, money).account, access, lines: lines)
    }

    // Pay-days move no money, so they need no password.
    private func incomeChange(_ access: ReadAccess) throws -> (before: Income?, after: Income?)? {
      guard payday != nil || pay != nil else { return nil }
      return (try access.income(), try SetIncome(payDay: payday, pay: pay).plan(access))
    }

    private func set(_ limits: ChangeLimits.Plan, _ access: ReadAccess, _ session: Session) throws {
      let money =
        limits.raises
        ? try session.stepUp(access, proof, because: .operation("raising a limit")) : nil
      try ChangeLimits().perform(limits, access, money)
    }

    private var action: ChangeSettings {
      var action = ChangeSettings()
      (action.name, action.phone, action.zone) = (name, phone, zone)
      (action.street, action.building) = (street, building)
      (action.postcode, action.town, action.country) = (postcode, town, country)
      return action
    }

    private static func shown(_ value: String) -> String { value.isEmpty ? "none" : value }
  }
}
