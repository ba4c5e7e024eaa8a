import BillCore
import BillCredentials
import BillRails
import BillStore

extension RunPlanner {
  /// What a period comes to.
  enum Wanted {
    case bill(Bill, Money, isNew: Bool)
    /// The bill of the period is paid, or about to be, otherwise.
    case paidAlready(Bill)
  }

  /// What an occurrence pays: the bill that came for its period, else one of its own.
  ///
  /// - throws: `RunRefusal`, `AmountRefusal`.
  func wanted(_ schedule: Schedule, _ occurrence: Occurrence, _ recurrence: Recurrence) throws
    -> Wanted
  {
    let bills = (books.bills[schedule.billerID] ?? []).filter { open in
      open.bill.currency == schedule.currency
        && open.bill.belongs(to: occurrence.nominal, of: recurrence)
    }
    let isLast = recurrence.next(onOrAfter: occurrence.nominal.adding(days: 1)) == nil
    let isFirst = books.paid[schedule.id]?.isEmpty ?? true
    switch schedule.amount.basis {
    case .openAmount, .minimumDue:
      guard let open = bills.first(where: { $0.open?.isPositive ?? false }) else {
        throw AmountRefusal.noBill
      }
      return try wantedOfBill(schedule, open, isFirst: isFirst, isLast: isLast)
    case .fixed, .last, .average:
      let amount = try schedule.amount.amount(
        facts(schedule, nil, isFirst: isFirst, isLast: isLast))
      // Another amount is another charge of the same biller, unless it was only about right.
      let own = bills.filter { !$0.isPlanned }
      let same =
        own.first { $0.bill.amount == amount }
        ?? own.first { open in
          guard !schedule.runsUnattended, let real = open.bill.amount else { return false }
          return schedule.mayDiffer(amount, from: real)
        }
      if let same {
        guard let open = same.open, open.isPositive else { return .paidAlready(same.bill) }
        return .bill(same.bill, try Money.min(open, amount), isNew: false)
      }
      return try ownBill(schedule, occurrence, amount)
    }
  }

  /// What a schedule pays of a bill, which somebody has vouched for.
  ///
  /// - throws: `RunRefusal`, `AmountRefusal`, `CredentialError.tampered`.
  func wantedOfBill(
    _ schedule: Schedule, _ open: RunBooks.OpenBill, isFirst: Bool = false, isLast: Bool = false
  ) throws -> Wanted {
    if schedule.runsUnattended {
      guard try agent.isVouched(open.bill, open.payees, books.reader) else {
        throw try books.reader.hasLostSignature(open.bill.id)
          ? RunRefusal.signatureLost : .notVouched
      }
      let hashes = open.payees.map(\.accountHash)
      let payee = schedule.payeeID.flatMap { books.payees[$0] }
      guard hashes.isEmpty || payee.map({ hashes.contains($0.accountHash) }) ?? true else {
        throw RunRefusal.payeeDiffers
      }
    }
    if schedule.amount.basis == .minimumDue, try open.isMinimumPaid {
      return .paidAlready(open.bill)
    }
    let facts = try facts(schedule, open, isFirst: isFirst, isLast: isLast)
    return .bill(open.bill, try schedule.amount.amount(facts), isNew: false)
  }

  private func ownBill(_ schedule: Schedule, _ occurrence: Occurrence, _ amount: Money) throws
    -> Wanted
  {
    let number = "\(schedule.name) \(occurrence.key.label)"
    let known = try books.reader.bills(of: schedule.billerID, number: number, type: .invoice)
    if let known = known.first(where: { $0.standing != .cancelled }) {
      return .paidAlready(known)
    }
    var bill = Bill(
      id: agent.world.newID(), billerID: schedule.billerID, type: .invoice, kind: .transfer,
      format: .schedule, currency: schedule.currency, amount: amount, createdAt: agent.world.now)
    bill.number = number
    (bill.due, bill.dueSource) = (occurrence.nominal, .user)
    // Two accounts that were merged may have had schedules of one name.
    if made.contains(where: { $0.billerID == bill.billerID && $0.identity == bill.identity }) {
      throw RunRefusal.looksPaid(number)
    }
    bill.reference = schedule.reference ?? .text(number)
    return .bill(bill, amount, isNew: true)
  }

  private func facts(
    _ schedule: Schedule, _ bill: RunBooks.OpenBill?, isFirst: Bool, isLast: Bool
  ) throws -> AmountFacts {
    var facts = AmountFacts(
      open: bill?.open, minimumDue: try bill?.minimumLeft, isFirst: isFirst, isLast: isLast)
    let count: Int
    switch schedule.amount.basis {
    case .fixed, .openAmount, .minimumDue: return facts
    case .last: count = 1
    case .average(let wanted): count = wanted
    }
    let earlier = try books.reader.payments(biller: schedule.billerID, limit: count)
      .filter { $0.amount.currency == schedule.currency }
    for payment in earlier { try agent.checkApproval(of: payment, books.reader) }
    facts.earlier = earlier.map(\.amount)
    return facts
  }

  /// The payment of a period, under a mandate that allows exactly this.
  ///
  /// - throws: `RunRefusal`, `ScheduleLimits.Excess`, `CredentialError.tampered`.
  func payment(
    _ decision: RunDecision, _ bill: Bill, _ amount: Money, _ timing: ScheduleTiming
  ) throws -> Payment? {
    guard let occurrence = decision.occurrence else { return nil }
    let schedule = decision.schedule
    let (rail, hash) = try rail(schedule)
    let first = rail.firstDay(today: today(schedule), hour: times.hour(in: schedule.zone))
    let day = max(first, occurrence.sendOn)
    let permission = Permission(
      schedule: schedule, mandate: books.mandates[schedule.id]?.mandate,
      method: books.methods[schedule.methodID],
      payee: schedule.payeeID.flatMap { books.payees[$0] }, rail: rail, railHash: hash)
    try permission.check(agent, on: day, today: today(schedule), isTestHome: isTestHome)
    if schedule.limits != ScheduleLimits() {
      try schedule.limits.check(amount, after: books.use(schedule, month: day, agent))
    }
    var payment = Payment(
      id: RecordID(root: schedule.id, period: occurrence.key), billID: bill.id,
      billerID: schedule.billerID, methodID: schedule.methodID, payeeID: schedule.payeeID,
      rail: rail.kind, railName: rail.name, amount: amount, executeOn: day,
      expectedSettle: timing.calendar.adding(businessDays: rail.leadDays, to: day),
      createdAt: agent.world.now)
    payment.reference = bill.reference ?? schedule.reference
    payment.railHash = hash
    payment.mandateRoot = schedule.id
    payment.periodKey = occurrence.key
    return agent.approved(payment)
  }
}
