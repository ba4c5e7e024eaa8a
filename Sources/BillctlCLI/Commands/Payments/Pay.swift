import ArgumentParser
import BillActions
import BillCore

extension Billctl {
  /// Pays bills.
  struct Pay: BillctlCommand {
    static let configuration = CommandConfiguration(
      commandName: "pay",
      abstract: "Pay bills: plan, confirm once, and go as far as the rail goes.",
      discussion: """
        Without --by it uses the one way your account and the biller share. A bank file is written \
        to the outbox: it is not at the bank until you upload it and say so with billctl payments \
        done BATCH.
        """)

    @Argument(help: "Bills, by id or number.")
    var bills: [String] = []

    @Option(help: "Every open bill due within 7d or 2w, until a date, or before the next payday.")
    var due: DueWindow?

    @Flag(help: "Every overdue bill.")
    var overdue = false

    @Option(name: .customLong("from"), help: "The method to pay from.")
    var method: String?

    @Option(
      name: .customLong("by"), help: "The rail: iso20022, qr, portal, or a name you gave one.")
    var rail: String?

    @Option(help: "Pay this part of one bill.")
    var amount: String?

    @Option(help: "The day the bank executes it: YYYY-MM-DD; default: the latest that is safe.")
    var on: CalendarDate?

    @Option(help: "The payee account, by its last four, where a bill offers several.")
    var payee: String?

    @Flag(help: "Approve only; billctl payments submit hands over.")
    var hold = false

    @Flag(help: "Take an early-payment discount where its date can be met.")
    var takeDiscount = false

    @Flag(help: "Net the billers' open credit notes.")
    var netCredits = false

    @Flag(help: "Let --amount be more than what is open.")
    var overpay = false

    @Option(help: "Refuse unless exactly this is paid: COUNT:TOTAL, such as 2:304.06.")
    var expect: PayRequest.Expectation?

    @Option(help: "Pay at most once for this key, however often the command runs.")
    var idempotencyKey: String?

    @OptionGroup var change: ChangeOptions
    @OptionGroup var proof: ProofOptions
    @OptionGroup var options: GlobalOptions

    func validate() throws {
      let ways = [!bills.isEmpty, due != nil, overdue].filter { $0 }.count
      guard ways == 1 else {
        throw ValidationError("Either name bills, or use --due, or --overdue.")
      }
      guard idempotencyKey.map(Pay.isKey) ?? true else {
        throw ValidationError(
          "--idempotency-key takes 1 to 255 letters, digits and signs of ASCII.")
      }
    }

    // Two spellings of one accent would be two keys, and so two payments.
    private static func isKey(_ text: String) -> Bool {
      (1...255).contains(text.utf8.count) && text.utf8.allSatisfy { (0x20..<0x7f).contains($0) }
    }

    func run(in session: Session) throws -> Report {
      let access = try session.open()
      let plan = try PlanPayments(request(access), access).plan()
      let description = try PayPlanReport(plan)
      if plan.isEmpty { return PayReport(PayResult(), planned: description).report }
      if change.dryRun {
        try plan.checkBooks(access)
        return description.report
      }
      if plan.repeated == nil {
        if !hold { try session.checkTerminal(for: plan.items.map(\.rail)) }
        try session.confirm(description.lines, "Pay this?", yes: change.yes)
      }
      let money = try moneyAccess(session, access, plan)
      return PayReport(
        try PayBills(plan, money).perform(), isHeld: hold, planned: description,
        isPlanUnseen: change.yes
      ).report
    }

    private func moneyAccess(_ session: Session, _ access: ReadAccess, _ plan: PayPlan) throws
      -> MoneyAccess
    {
      if let reason = plan.stepUp { return try session.stepUp(access, proof, because: reason) }
      return try session.openMoney(proof)
    }

    private func request(_ access: ReadAccess) throws -> PayRequest {
      var request = PayRequest(try choice(access))
      request.from = method
      request.rail = rail
      request.amount = amount
      request.on = on
      request.payee = payee
      request.hold = hold
      request.takesDiscount = takeDiscount
      request.netsCredits = netCredits
      request.overpays = overpay
      request.expected = expect
      request.idempotencyKey = idempotencyKey
      return request
    }

    private func choice(_ access: ReadAccess) throws -> PayRequest.Choice {
      if let due { return .due(by: try due.end(access)) }
      return overdue ? .overdue : .bills(bills)
    }
  }
}

extension PayRequest.Expectation: ExpressibleByArgument {
  package init?(argument: String) { self.init(argument) }
}
