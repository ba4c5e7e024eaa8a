import BillCore
import BillCredentials
import BillFormats
import BillRails
import BillStore

/// Decides what to pay; reads only.
package struct PlanPayments: Sendable {
  private let access: ReadAccess
  private let request: PayRequest
  private let rails: Rails
  private let known: KnownBills
  private let hour: Int

  package init(_ request: PayRequest, _ access: ReadAccess) throws {
    self.request = request
    self.access = access
    rails = try Rails(access.home)
    known = try KnownBills(access)
    hour = access.world.civilHour(access.world.now, access.account.zone) ?? 0
  }

  /// The plan.
  ///
  /// Refusals come in this order: an idempotency key, the account, the bills, the method, the
  /// expectation. A repeated key is answered even where nothing may be paid now.
  ///
  /// - throws: `StandingError`, `PayError`, `RailChoiceError`, `LookupError`, `MoneyError`.
  package func plan() throws -> PayPlan {
    let repeated = try access.books.read(request.repeated)
    if repeated == nil { try Standing.require(access) }
    let method = try Lookup(access).method(orUsual: request.from)
    var plan = PayPlan(
      request: request, items: [], method: method, leftOut: [], repeated: repeated)
    if repeated != nil { return plan }
    let bills = try chosenBills()
    if case .due = request.choice {
      plan.undated = known.bills.filter { $0.isPayable && $0.bill.due == nil }.map {
        ($0, PayError.noDueDate(number: known.name(of: $0.bill)))
      }
    }
    if request.amount != nil, bills.count != 1 { throw PayError.amountForSeveralBills }
    let isChosenByName = if case .bills = request.choice { true } else { false }
    var credits = try CreditPool(known.bills)
    for bill in bills {
      do {
        var left = credits
        let item = try item(bill, method, &left)
        if !isChosenByName { try refuseDoubtful(item) }
        credits = left
        if item.amount.isPositive { plan.items.append(item) } else { plan.netted.append(item) }
      } catch let error where !isChosenByName && (error is PayError || error is RailChoiceError) {
        plan.leftOut.append((bill, error))
      }
    }
    if plan.isEmpty, plan.leftOut.count == 1 { throw plan.leftOut[0].reason }
    try checkExpectation(plan)
    if plan.isEmpty { return plan }
    try checkMethod(method, plan)
    plan.overLimit = try access.books.read { reader in
      try AccountLimits(access, reader).excess(of: plan.items.map(\.amount))
    }
    return plan
  }

  // MARK: Method and bills

  private func checkMethod(_ method: PaymentMethod, _ plan: PayPlan) throws {
    let days = plan.items.map(\.timing.executeOn) + [access.today]
    for day in days {
      if let obstacle = method.obstacle(on: day) {
        throw PayError.methodUnusable(label: method.label, obstacle)
      }
    }
  }

  private func chosenBills() throws -> [BillDetails] {
    let all = known.bills
    switch request.choice {
    case .bills(let names):
      let lookup = Lookup(access)
      let bills = all.map(\.bill)
      let chosen = Set(try names.map { try lookup.bill($0, among: bills).id })
      return all.filter { chosen.contains($0.bill.id) }
    case .due(let date):
      return all.filter { $0.isPayable && $0.bill.due.map { $0 <= date } ?? false }
    case .overdue:
      return all.filter { $0.isPayable && $0.state == .overdue }
    }
  }

  // MARK: One payment

  private func item(_ details: BillDetails, _ method: PaymentMethod, _ credits: inout CreditPool)
    throws -> PlannedPayment
  {
    try checkPayable(details)
    let payee = try payee(of: details)
    let rail = try rail(payee, method, details)
    guard
      let timing = rail.timing(
        due: details.bill.due, asked: request.on, today: access.today, hour: hour)
    else { throw PayError.dateInThePast(request.on ?? access.today) }
    var item = PlannedPayment(
      bill: details, payee: payee, rail: rail, amount: try amount(details), timing: timing)
    try takeDiscount(&item)
    let parts = try credits.use(on: details.bill, upTo: item.amount)
    if request.netsCredits {
      item.credits = parts
      for credit in parts { item.amount = try item.amount - credit.amount }
    } else {
      item.unusedCredits = parts
    }
    try checkTexts(&item, method)
    item.copies = known.copies(of: details)
    item.related = known.related(to: details)
    item.missingEarlier = known.missing(from: details)
    item.takesKnownAccount = payee != nil && known.offeredPayees(of: details).isEmpty
    item.usualAmount = known.usualAmount(differingFrom: details)
    return item
  }

  // Whoever names a bill is asked what it looks like; a date chooses without looking, and of two
  // bills that may be one it takes the first that came.
  private func refuseDoubtful(_ item: PlannedPayment) throws {
    let bill = item.bill.bill
    if let other = item.related.first {
      throw PayError.related(
        number: known.name(of: bill), other: known.name(of: other.bill),
        isEarlier: other.bill.follows(bill))
    }
    if let missing = item.missingEarlier {
      throw PayError.mayReplace(number: known.name(of: bill), missing: missing)
    }
    let other = item.copies.first { other in
      !other.isPayable || (other.bill.createdAt, other.bill.id) < (bill.createdAt, bill.id)
    }
    guard let other else { return }
    throw PayError.looksLike(number: known.name(of: bill), other: known.name(of: other.bill))
  }

  // What the bank file cannot carry is refused before the holder says yes to it.
  private func checkTexts(_ item: inout PlannedPayment, _ method: PaymentMethod) throws {
    guard item.rail.kind == .iso20022, let payee = item.payee else { return }
    let service = CreditTransferService.classify(
      debtorAccount: BankAccount(scheme: method.scheme ?? .other, number: method.country ?? ""),
      creditorAccount: BankAccount(scheme: payee.scheme, number: payee.country ?? ""),
      currency: item.amount.currency
    ).service
    let receiver = payee.name ?? item.bill.biller.name
    var fields: [PayError.Field] = [.receiver(receiver), .payer(method.holder)]
    if case .text(let text)? = item.reference { fields.append(.reference(text)) }
    for field in fields where !service.canWrite(field.text) {
      throw PayError.cannotBeWritten(number: known.name(of: item.bill.bill), field)
    }
    item.nameRemnant = service.remnant(of: receiver)
  }

  private func checkPayable(_ details: BillDetails) throws {
    let number = known.name(of: details.bill)
    guard details.bill.type == .invoice else { throw PayError.creditNote(number: number) }
    if details.biller.paidBy != .me, details.state == .expected {
      throw PayError.paidBySomeoneElse(biller: details.biller.name, details.biller.paidBy)
    }
    guard details.isPayable else {
      if details.state == .inFlight || details.state == .paid {
        throw PayError.nothingOpen(number: number)
      }
      throw PayError.notPayable(
        number: number, details.state,
        reason: details.bill.standingReason ?? collected(details))
    }
  }

  private func collected(_ details: BillDetails) -> String? {
    guard details.state == .expected else { return nil }
    switch details.bill.kind {
    case .directDebit: return "the biller collects it by direct debit"
    case .card: return "the biller charges a card"
    case .transfer, .online, .paid, .selfBilled, .unknown: return nil
    }
  }

  private func amount(_ details: BillDetails) throws -> Money {
    let number = known.name(of: details.bill)
    let open = try details.balance.open
    if let text = request.amount {
      let asked = try Money(stated: text, details.bill.currency)
      guard asked.isPositive else { throw PayError.amountNotPositive(text) }
      if let open, try (asked - open).isPositive, !request.overpays {
        throw PayError.overpayment(open: open, asked: asked)
      }
      return asked
    }
    guard let open else { throw PayError.amountNeeded(number: number) }
    guard open.isPositive else { throw PayError.nothingOpen(number: number) }
    return open
  }

  // A discount holds when the bank executes inside its days, and only for the whole bill; the
  // largest that can still be met is taken.
  private func takeDiscount(_ item: inout PlannedPayment) throws {
    let bill = item.bill.bill
    guard request.takesDiscount, let issued = bill.issued, let whole = bill.amount,
      let longest = bill.discounts.map(\.days).max()
    else { return }
    guard request.amount == nil, item.amount == whole else {
      item.missedDiscount = .part
      return
    }
    for offer in bill.discounts.sorted(by: { $0.basisPoints > $1.basisPoints }) {
      let lastDay = issued.adding(days: offer.days)
      guard let timing = try timing(item, by: lastDay) else { continue }
      let base = offer.baseMinor.map { Money(minor: $0, bill.currency) } ?? whole
      let discount = try base.share(basisPoints: offer.basisPoints)
      guard discount.isPositive, try (whole - discount).isPositive else { continue }
      item.timing = timing
      item.discount = discount
      item.amount = try whole - discount
      return
    }
    item.missedDiscount = .lastDay(issued.adding(days: longest))
  }

  // The planned day where it is early enough, else the first possible unless a day was asked for.
  private func timing(_ item: PlannedPayment, by lastDay: CalendarDate) throws -> PaymentTiming? {
    if item.timing.executeOn <= lastDay { return item.timing }
    guard request.on == nil else { return nil }
    let first = item.rail.timing(due: nil, asked: nil, today: access.today, hour: hour)
    return first.flatMap { $0.executeOn <= lastDay ? $0 : nil }
  }

  private func payee(of details: BillDetails) throws -> Payee? {
    let usable = known.payees(of: details).filter { $0.state != .lost }
    let number = known.name(of: details.bill)
    if let wanted = request.payee {
      let chosen = usable.filter { $0.last4 == wanted || $0.id.description.hasPrefix(wanted) }
      guard let one = chosen.first else {
        throw PayError.unknownPayee(wanted, accounts: usable.map(\.words))
      }
      guard chosen.count == 1 else {
        throw PayError.severalPayees(number: number, accounts: chosen.map(\.words))
      }
      return try accepted(one, number)
    }
    let accepted = usable.filter { $0.state == .accepted }
    let candidates = accepted.isEmpty ? usable : accepted
    guard candidates.count <= 1 else {
      throw PayError.severalPayees(number: number, accounts: candidates.map(\.words))
    }
    return try candidates.first.map { try self.accepted($0, number) }
  }

  private func accepted(_ payee: Payee, _ number: String) throws -> Payee {
    guard payee.state != .suspected else {
      throw PayError.payeeNotAccepted(number: number, last4: payee.last4)
    }
    return payee
  }

  // A rail that was named is taken at its word, whatever the biller's record says.
  private func rail(_ payee: Payee?, _ method: PaymentMethod, _ bill: BillDetails) throws -> Rail {
    func obstacle(_ rail: Rail) -> RailObstacle? {
      rail.obstacle(
        method: method, payee: payee, currency: bill.bill.currency, isTestHome: rails.isTestHome)
    }
    let agreed = bill.biller.rails
    guard let name = request.rail else {
      return try rails.choose { rail in
        agreed.isEmpty || agreed.contains(rail.kind) ? obstacle(rail) : .otherRails(agreed)
      }
    }
    let rail = try rails.named(name)
    if let obstacle = obstacle(rail) {
      throw RailChoiceError.unsuited(.init(rail: rail.name, obstacle: obstacle))
    }
    return rail
  }

  // MARK: Conditions

  private func checkExpectation(_ plan: PayPlan) throws {
    guard let expected = request.expected else { return }
    let totals = try plan.totals
    let holds =
      try totals.isEmpty
      || totals.count == 1 && totals[0] == Money(decimal: expected.total, totals[0].currency)
    guard plan.items.count == expected.count, holds else {
      throw PayError.unexpected(count: plan.items.count, totals: totals)
    }
  }
}

extension BillDetails {
  /// Whether the account's owner pays it and something may be open.
  package var isPayable: Bool {
    switch state {
    case .open, .partPaid, .overdue: bill.type == .invoice
    case .inFlight, .paid, .expected, .debited, .missing, .held, .disputed, .cancelled: false
    }
  }
}

extension Payee {
  /// The account as choices show it.
  fileprivate var words: String {
    "…\(last4)" + (name.map { " \($0)" } ?? "") + (agent.map { " at \($0)" } ?? "")
      + ", or --payee \(id.short)"
  }
}
