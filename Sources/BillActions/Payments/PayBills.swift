import BillCore
import BillCredentials
import BillRails
import BillStore

/// Pays what was planned: approves it in one transaction and goes as far as the rail goes.
package struct PayBills: Sendable {
  private let plan: PayPlan
  private let access: MoneyAccess

  package init(_ plan: PayPlan, _ access: MoneyAccess) {
    self.plan = plan
    self.access = access
  }

  /// Approves the planned payments and hands them over, unless they are to be held.
  ///
  /// Everything that can be refused is refused before the first row is written. A repeated key
  /// pays nothing more; it finishes what an interrupted run of the same key left undone.
  ///
  /// - throws: `AccessError.passwordNeeded` for a new payee or over a limit without step-up, `PayError`,
  ///   `StandingError`, `CreditTransferError`, `PublishError`.
  package func perform() throws -> PayResult {
    if let repeated = plan.repeated { return try finish(repeated) }
    if let reason = plan.stepUp, !access.isStepUp { throw AccessError.passwordNeeded(reason) }
    let outbox = Outbox(access.read)
    return try outbox.underLock { finished in
      // Another process may have used the key since the plan was made.
      if let repeated = try access.books.read(plan.request.repeated) {
        return try PayResult(payments: repeated, access.read).asRepeated
      }
      var result = try pay(outbox)
      try result.add(finished, access.read)
      return result
    }
  }

  // Payments of the key that are still approved were not held: a request that holds has another
  // digest. A staged batch is finished by whoever takes the lock.
  private func finish(_ repeated: [Payment]) throws -> PayResult {
    let isUnfinished = repeated.contains {
      [.approved, .staged, .sending].contains($0.state)
    }
    guard isUnfinished, !plan.request.hold else {
      return try PayResult(payments: repeated, access.read).asRepeated
    }
    let ids = Set(repeated.map(\.id))
    let waiting = try ListPayments(states: [.approved]).perform(access.read)
      .filter { ids.contains($0.payment.id) }
    let submitted = try SubmitPayments(access).perform(waiting)
    var result = try PayResult(payments: repeated, access.read).asRepeated
    result.presented = submitted.presented
    result.notes = submitted.notes
    return result
  }

  private func pay(_ outbox: Outbox) throws -> PayResult {
    let checked = try access.books.read { reader in
      try checkAgain(reader)
      return try reader.stamp()
    }
    let payments = payments()
    let desk = HandOver(access)
    let prepared = try desk.prepare(payments)
    let accepted = try acceptedPayees()
    let isHeld = plan.request.hold
    if !isHeld { try outbox.stage(prepared.files) }
    try access.books.write(at: access.world.now) { writer in
      if try writer.reader.stamp() != checked { try checkAgain(writer.reader) }
      try approve(payments, accepted, writer)
      if !isHeld { try desk.record(prepared, writer) }
    }
    if isHeld { return try PayResult(payments: payments, access.read) }
    return try desk.carryOut(prepared, outbox)
  }

  private func payments() -> [Payment] {
    let hashes = Dictionary(plan.items.map { ($0.rail.name, $0.rail) }) { first, _ in first }
      .mapValues(\.mandateHash)
    return plan.items.map { payment($0, railHash: hashes[$0.rail.name] ?? $0.rail.mandateHash) }
  }

  private func payment(_ item: PlannedPayment, railHash: [UInt8]) -> Payment {
    var payment = Payment(
      id: access.world.newID(), billID: item.bill.bill.id, billerID: item.bill.biller.id,
      methodID: plan.method.id, payeeID: item.payee?.id, rail: item.rail.kind,
      railName: item.rail.name, amount: item.amount, executeOn: item.timing.executeOn,
      expectedSettle: item.timing.expectedSettle, createdAt: access.world.now)
    payment.reference = item.reference
    payment.railHash = railHash
    return access.approved(payment)
  }

  // A yes to the plan is a yes to its accounts; their numbers move from box to seal.
  private func acceptedPayees() throws -> [SealedPayee] {
    let new = plan.newPayees
    let installKey = try access.home.installKey()
    var seen: Set<RecordID> = []
    return try access.books.read { reader in
      try plan.items.compactMap { item in
        guard let payee = item.payee, new.contains(payee.id), seen.insert(payee.id).inserted
        else { return nil }
        return try SealedPayee(payee, state: .accepted, access, reader, installKey)
      }
    }
  }

  private func approve(
    _ payments: [Payment], _ accepted: [SealedPayee], _ writer: BookWriter
  ) throws {
    try checkLimits(payments, writer.reader)
    for payee in accepted { try payee.store(writer) }
    for item in plan.items where item.bill.bill.amount == nil {
      _ = try writer.choose(
        item.amount, for: item.bill.bill, category: item.bill.biller.category,
        today: access.today)
    }
    try writer.insert(payments)
    for (item, payment) in zip(plan.items, payments) { try relieve(item, payment.id, writer) }
    for item in plan.netted { try relieve(item, nil, writer) }
    if let key = plan.request.idempotencyKey {
      try writer.insert(
        IdempotencyRecord(
          key: key, digest: plan.request.digest, payments: payments.map(\.id)))
    }
  }

  // Another plan may have used up the day's limit since this one was shown.
  private func checkLimits(_ payments: [Payment], _ reader: BookReader) throws {
    guard !access.isStepUp else { return }
    let excess = try AccountLimits(access.read, reader).excess(of: payments.map(\.amount))
    if let excess { throw AccessError.passwordNeeded(.overLimit(excess)) }
  }

  // What was agreed with a payment stands or falls with it; what covers a bill whole stands alone.
  private func relieve(_ item: PlannedPayment, _ payment: RecordID?, _ writer: BookWriter) throws {
    let bill = item.bill.bill
    if let discount = item.discount {
      let use = CreditUse(
        billID: bill.id, paymentID: payment, kind: .discount, amount: discount)
      try writer.relieve(bill, with: use, today: access.today)
    }
    for part in item.credits {
      let use = CreditUse(
        billID: bill.id, creditID: part.credit.id, paymentID: payment, kind: .credit,
        amount: part.amount)
      try writer.relieve(bill, with: use, today: access.today)
    }
  }

  // Somebody else may have paid or frozen since the plan was shown. It is asked before anything is
  // opened, for the right words, and once more in the transaction, where the answer holds, unless
  // nothing was written in between.
  private func checkAgain(_ reader: BookReader) throws {
    let obstacles = try Standing.obstacles(access.read, reader)
    guard obstacles.isEmpty else { throw StandingError.mayNotPay(obstacles) }
    let method = try reader.method(plan.method.id)
    if let obstacle = method.obstacle(on: access.today) {
      throw PayError.methodUnusable(label: method.label, obstacle)
    }
    guard method == plan.method else { throw PayError.planOutdated(method.label) }
    let balances = try reader.balances()
    let items = plan.items + plan.netted
    let bills = try reader.bills(items.map(\.bill.bill.id))
    let billers = try Set(items.map(\.bill.biller.id)).values(reader.biller)
    let payees = try Set(items.compactMap { $0.payee?.id }).values(reader.payee)
    for item in items {
      let id = item.bill.bill.id
      let name = item.bill.bill.number ?? item.bill.biller.name
      guard bills[id] == item.bill.bill, balances[id] == item.bill.balance,
        billers[item.bill.biller.id] == item.bill.biller
      else { throw PayError.planOutdated(name) }
      if try reader.relative(of: item.bill.bill, cameAfter: access.world.now) != nil {
        throw PayError.planOutdated(name)
      }
      for part in item.credits {
        guard let open = try balances[part.credit.id]?.open, try !(part.amount - open).isPositive
        else { throw PayError.planOutdated(name) }
      }
      if let payee = item.payee, payees[payee.id] != payee { throw PayError.planOutdated(name) }
    }
  }
}

extension PayResult {
  /// The result that lists payments as they stand.
  init(payments: [Payment], _ access: ReadAccess) throws {
    self.init()
    let ids = Set(payments.map(\.id))
    self.payments = try ListPayments().perform(access).filter { ids.contains($0.payment.id) }
    let batchIDs = Set(self.payments.compactMap(\.payment.batchID))
    batches = try PayResult.details(of: batchIDs, access)
  }

  /// The same, said of a key that was used before.
  var asRepeated: PayResult {
    var result = self
    result.isRepeated = true
    return result
  }

  /// Adds batches that an interrupted run had left and that are finished now.
  mutating func add(_ finished: [Batch], _ access: ReadAccess) throws {
    let known = Set(batches.map(\.batch.id))
    batches += try PayResult.details(of: Set(finished.map(\.id)).subtracting(known), access)
  }

  private static func details(of ids: Set<RecordID>, _ access: ReadAccess) throws
    -> [BatchDetails]
  {
    let outbox = Outbox(access)
    let (batches, lastDays) = try access.books.read { (try $0.batches(), try $0.lastDays()) }
    return try batches.filter { ids.contains($0.id) }.map { batch in
      BatchDetails(
        batch: batch, path: try outbox.path(of: batch),
        lastDay: lastDays[batch.id] ?? batch.executeOn)
    }
  }
}
