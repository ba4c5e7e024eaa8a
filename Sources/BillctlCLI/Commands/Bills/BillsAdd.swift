import ArgumentParser
import BillActions
import BillCore

extension Billctl.Bills {
  /// Types a bill in.
  struct Add: BillctlCommand {
    static let configuration = CommandConfiguration(
      commandName: "add", abstract: "Type in a bill that came on paper.",
      discussion: """
        Without --due it has no due date, unless the biller's terms give one. A bill that comes \
        again and again is told once: --repeat "month on 15" --about 40.00; each date then becomes \
        a bill by itself.
        """)

    @Argument(help: "The biller: its id, name or customer number.")
    var biller: String

    @Argument(help: "The amount, such as 12.50; -12.50 (behind --) is a credit.")
    var amount: String?

    @Option(help: "When it comes again: \"month on 15\", \"2 weeks from 2026-11-20\".")
    var `repeat`: String?

    @Option(help: "About how much it is each time.")
    var about: String?

    @Option(help: "The currency; your default method's without it.")
    var currency: String?

    @Option(help: "The bill's number.")
    var number: String?

    @Option(help: "The issue date: YYYY-MM-DD.")
    var issued: CalendarDate?

    @Option(help: "The due date: YYYY-MM-DD.")
    var due: CalendarDate?

    @Option(help: "What to quote in the payment; the number without it.")
    var reference: String?

    @Option(help: "The least it asks for, as the statement of a credit card says.")
    var minimumDue: String?

    @Option(help: "The account to pay to; the biller's known ones without it.")
    var account: String?

    @OptionGroup var payee: PayeeOptions
    @OptionGroup var change: UnaskedChangeOptions
    @OptionGroup var proof: ProofOptions
    @OptionGroup var options: GlobalOptions

    func validate() throws {
      guard amount != nil && about == nil || about != nil && `repeat` != nil else {
        throw ValidationError("Say how much: AMOUNT once, or --repeat RULE --about AMOUNT.")
      }
    }

    func run(in session: Session) throws -> Report {
      if let `repeat` { return try addRepeating(`repeat`, session) }
      return try addOnce(session)
    }

    // Without a rail that pays, a schedule only makes the bills; that is what repeats here.
    private func addRepeating(_ rule: String, _ session: Session) throws -> Report {
      let access = try session.open()
      var terms = ScheduleTerms()
      terms.dates = try RecurrenceWords(rule)
      (terms.amount, terms.currency, terms.reference) = (about ?? amount, currency, reference)
      (terms.rail, terms.listsBills, terms.name) = (RailKind.portal.rawValue, true, number)
      let action = AddSchedule(biller: biller, terms: terms)
      let plan = try action.plan(access)
      if change.dryRun { return SchedulePlanReport(plan).report }
      try action.perform(plan, access, nil)
      return try ScheduleReport.one(
        plan.schedule, access,
        [
          "added: \(plan.biller.name), about \(plan.schedule.amountWords), \(plan.schedule.ruleWords)"
        ])
    }

    private func addOnce(_ session: Session) throws -> Report {
      let access = try session.open()
      var action = AddBill(biller: biller, amount: amount ?? "")
      action.currency = currency
      action.number = number
      action.issued = issued
      action.due = due
      action.reference = reference
      action.minimumDue = minimumDue
      action.account = payee.account(account)
      let plan = try action.plan(access)
      if change.dryRun {
        return Report(
          "bill/1", ["bill": .null, "dry_run": true],
          lines: [
            "would add: \(plan.biller.name), \(plan.bill.amount?.description ?? ""), "
              + "due \(plan.bill.due?.description ?? "not stated")"
          ])
      }
      let money = try plan.newAccount.map { account in
        session.console.writeError("Add the account \(account.masked) to \(plan.biller.name).\n")
        return try session.stepUp(
          access, proof, because: .operation("adding an account of a biller"))
      }
      let (bill, remark) = try action.perform(plan, access, money)
      var report = BillReport.one(bill, "added")
      report.notes += [remark].compactMap { $0 }
      report.notes += try AddBill.copies(of: bill, access).map {
        "it may be \($0.words) again: look before you pay both"
      }
      return report
    }
  }
}
