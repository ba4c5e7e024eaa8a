import ArgumentParser
import BillActions
import BillCore

extension Billctl.Account {
  /// Changes what the account says about its holder.
  struct Set: BillctlCommand {
    static let configuration = CommandConfiguration(
      commandName: "set",
      abstract:
        "Change your name, addresses, phone number, time zone, pay-days, limits or notices.",
      discussion: """
        An empty text takes an optional part away: --building ''. Asks for your password unless it \
        was given in the last 5 minutes; for e-mail and phone always, and for a code of your \
        second factor.

        A new e-mail address or phone number counts when the code that was sent there is \
        confirmed. The old one is told and can undo the change for 48 hours:
        billctl account set --stop-change --code CODE

        What is above a limit is paid with your password and second factor only, and never \
        unattended unless you signed it so. Lowering a limit asks nothing, raising one asks for \
        both. [limits.EUR] in config.toml can only lower them.
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

    @Option(help: "The new e-mail address, which names the account once it is confirmed.")
    var newEmail: String?

    @Option(help: "The second factor to ask for first.")
    var secondFactor: SecondFactor.Kind?

    @Flag(help: "Undo a change of e-mail or phone with the --code its notice gave. Needs no login.")
    var stopChange = false

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
          Kinds: login, access, permission, sent, settled, failed, run. Channels: mail, text, \
          both, none; texts go to your confirmed phone number. The first three kinds concern \
          security and always go by mail: mail or both.
          """, valueName: "kind=channel"))
    var notify: [String] = []

    @OptionGroup var change: UnaskedChangeOptions
    @OptionGroup var proof: ProofOptions
    @OptionGroup var options: GlobalOptions

    func validate() throws {
      if stopChange {
        guard proof.code != nil else { throw ValidationError("Give the code: --code CODE.") }
        return
      }
      let given = [
        name, street, building, postcode, town, country, phone, newEmail, zone, payday, pay,
        limitPerPayment, limitPerDay, secondFactor?.rawValue,
      ]
      guard given.contains(where: { $0 != nil }) || !notify.isEmpty else {
        throw ValidationError("Say what to change, such as --name NAME.")
      }
    }

    func run(in session: Session) throws -> Report {
      if stopChange { return try stop(in: session) }
      let access = try session.open()
      let action = try action()
      let plan = try action.plan(access)
      guard !change.dryRun else {
        return try AccountReport.whole(
          plan.settings.account, access, StandingCause.all(access),
          more: [JSON.Member(name: "dry_run", value: true)], lines: plan.preview)
      }
      let lines = plan.lines.isEmpty ? ["Nothing changes."] : plan.lines
      let result = try action.perform(plan, access, proven(plan.proof, access, session))
      return try AccountReport.whole(
        result.access.account, result.access, StandingCause.all(access),
        lines: lines + plan.lines(result))
    }

    private func proven(_ needed: ChangeAccount.Proof, _ access: ReadAccess, _ session: Session)
      throws -> MoneyAccess?
    {
      switch needed {
      case .login: nil
      case .session: try session.openMoney(proof)
      case .stepUp(let reason): try session.stepUp(access, proof, because: reason)
      }
    }

    private func stop(in session: Session) throws -> Report {
      guard !change.dryRun else {
        return Report(
          "stopped-change/1", ["stopped": false, "dry_run": true],
          lines: ["Would undo the change and freeze the account.", "Nothing was done."])
      }
      let account = try StopChange(code: proof.code ?? "").perform(in: session.home)
      let causes = try StandingCause.all(session.home, account.id)
      return Report(
        "account/1", ["account": AccountReport.json(account, causes)],
        lines: [
          "The change is stopped: the account is reached by \(account.email) as before.",
          "It is frozen, because whoever changed it had your password: billctl account unfreeze",
          "Then change your password: billctl account password",
        ])
    }

    private func action() throws -> ChangeAccount {
      var action = ChangeAccount()
      action.settings = settings
      action.income = SetIncome(payDay: payday, pay: pay)
      action.limits = ChangeLimits(perPayment: limitPerPayment, perDay: limitPerDay)
      action.notices = try ChangeNotices(notify)
      action.phone = phone.map { ChangePhone($0) }
      action.email = newEmail.map { ChangeEmail($0) }
      return action
    }

    private var settings: ChangeSettings {
      var action = ChangeSettings()
      (action.name, action.zone, action.preferredFactor) = (name, zone, secondFactor)
      (action.street, action.building) = (street, building)
      (action.postcode, action.town, action.country) = (postcode, town, country)
      return action
    }
  }
}
