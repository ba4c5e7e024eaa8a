package import BillCore
import BillCredentials
import BillStore

/// Tells a database that was put back from a copy what was handed over since.
package struct Reconcile: Sendable {
  package init() {}

  /// What the database does not know.
  package struct Plan: Sendable {
    /// The payments that come back, as they were handed over.
    package let payments: [Payment]
    let records: [PublishedRecord]
  }

  /// What would come back; nothing is written.
  ///
  /// - throws: `AgentError.noRecord` where nothing is left to bring it back from,
  ///   `AccessError.tampered`.
  package func plan(_ access: ReadAccess) throws -> Plan {
    let log = try PublishedLog(access.home, account: access.account.id)
    let (records, known) = try access.books.read { reader in
      let records = try log.records(reader)
      return (records, try reader.knownPayments(records.flatMap(\.payments).map(\.id)))
    }
    let behind = records.map { record in
      var record = record
      record.payments.removeAll { known.contains($0.id) }
      return record
    }
    let missing = behind.filter { !$0.payments.isEmpty }
    return Plan(payments: missing.flatMap(\.payments), records: missing)
  }

  /// Brings it back in one transaction; the agent believes the log again as it is then.
  ///
  /// - throws: `AccessError.passwordNeeded` without step-up.
  package func perform(_ plan: Plan, _ access: MoneyAccess) throws {
    guard access.isStepUp else {
      throw AccessError.passwordNeeded(.operation("reconciling the database"))
    }
    try access.home.underRunLock {
      try access.books.write(at: access.world.now) { writer in
        let comeback = Comeback(writer, access)
        for record in plan.records { try comeback.bring(record) }
        // A key may stand for payments of several records.
        for record in plan.records { try record.keys.forEach(comeback.bring) }
        try writer.record("account.reconciled", access.account.id, "\(plan.payments.count)")
      }
      let head = KeptHead(access.home, access.account.id)
      try head.remove()
      try head.keep(access)
      try renewState(access)
    }
  }

  private func renewState(_ access: MoneyAccess) throws {
    let file = try AgentFile(access.home, access.account.id)
    let last = try access.books.read { try $0.lastEvent() }
    guard let agent = try file.key()?.keys.id, let last else { return }
    try file.store(
      AgentState(
        agent: agent, highWater: access.world.now, lastGoodRun: nil, position: last.position,
        hash: last.hash), access.home.installKey())
  }
}

extension PublishedLog {
  /// What every line of the account held.
  ///
  /// - throws: `AgentError.noRecord`, `AccessError.tampered`.
  func records(_ reader: BookReader) throws -> [PublishedRecord] {
    let records = try PublishedRecords(folder, installKey)
    return try ownLines(reader).map { line in
      guard let record = try records.record(of: line.subject), record.account == line.account else {
        throw AgentError.noRecord(reference: line.reference)
      }
      return record
    }
  }
}

/// Makes the rows of one record again, for what they need too.
private struct Comeback {
  private let writer: BookWriter
  private let access: MoneyAccess

  init(_ writer: BookWriter, _ access: MoneyAccess) {
    self.writer = writer
    self.access = access
  }

  func bring(_ record: PublishedRecord) throws {
    for method in record.methods { try bring(method) }
    let billers = try record.billers.reduce(into: [:]) { $0[$1.id] = try bring($1) }
    let bills = try record.bills.reduce(into: [:]) { bills, bill in
      bills[bill.id] = try bring(bill, of: billers[bill.billerID])
    }
    let batch = try record.batch.flatMap { batch -> Batch? in
      guard try writer.reader.batchIfAny(batch.id) == nil else { return nil }
      try writer.insert(batch, payments: [])
      return batch
    }
    for payment in record.payments {
      let uses = record.uses.filter { $0.paymentID == payment.id }
      try bring(payment, billers, bills, record.batch) { try bring(uses, bills) }
    }
    if let batch { try writer.move(batch, to: .emitted, on: access.today, note: note) }
  }

  private let note = "brought back from the record of what was handed over"

  // Its number is gone with the old database, so it pays nothing more.
  private func bring(_ method: PaymentMethod) throws {
    let known = try writer.reader.methods(removed: true)
    guard !known.contains(where: { $0.id == method.id }) else { return }
    var removed = method
    removed.state = .removed
    try writer.bringBack(removed)
  }

  private func bring(_ biller: Biller) throws -> Biller {
    let known = try writer.reader.billers(archived: true)
    if let same = known.first(where: { $0.id == biller.id }) { return same }
    let match = BillerMatch(name: biller.name, vatID: biller.vatID, legalID: biller.legalID)
    if let alike = try writer.reader.billers(resembling: match).first?.biller { return alike }
    try writer.insert(biller)
    return biller
  }

  // A bill that was taken in again is the same bill under another id.
  private func bring(_ bill: Bill, of biller: Biller?) throws -> RecordID {
    let biller = try biller ?? writer.reader.biller(bill.billerID)
    let known = try writer.reader.bills(of: biller.id)
    if let same = known.first(where: { $0.id == bill.id }) { return same.id }
    let alike = known.first { $0.identity == bill.identity && $0.standing != .cancelled }
    if let alike { return alike.id }
    var mine = bill
    mine.billerID = biller.id
    try writer.insert(mine, payees: [], category: biller.category, today: access.today)
    return mine.id
  }

  /// What was not handed over is not known any more, and the key does not stand for it.
  func bring(_ key: IdempotencyRecord) throws {
    guard try writer.reader.idempotency(key.key) == nil else { return }
    var mine = key
    let known = try writer.reader.knownPayments(key.payments)
    mine.payments.removeAll { !known.contains($0) }
    try writer.insert(mine)
  }

  // A discount is booked with its payment's delivery, so it has to be there before.
  private func bring(_ uses: [CreditUse], _ bills: [RecordID: RecordID]) throws {
    for use in uses {
      var mine = use
      mine.billID = bills[use.billID] ?? use.billID
      mine.creditID = use.creditID.map { bills[$0] ?? $0 }
      try writer.relieve(writer.reader.bill(mine.billID), with: mine, today: access.today)
    }
  }

  private func bring(
    _ original: Payment, _ billers: [RecordID: Biller], _ bills: [RecordID: RecordID],
    _ batch: Batch?, relieving relieve: () throws -> Void
  ) throws {
    var payment = original
    payment.billerID = billers[payment.billerID]?.id ?? payment.billerID
    payment.billID = payment.billID.flatMap { bills[$0] }
    let payees = try writer.reader.payees(of: payment.billerID)
    if !payees.contains(where: { $0.id == payment.payeeID }) { payment.payeeID = nil }
    payment.state = .approved
    // What it says now is what the holder approves with this step.
    if payment != original { payment = access.approved(payment) }
    try writer.insert([payment])
    try relieve()
    for state in try path(payment, batch) {
      try writer.move(payment, to: state, on: access.today, note: note)
      payment.state = state
    }
  }

  // A payment that was sent may have been made or not: a person or its rail has to say so.
  private func path(_ payment: Payment, _ batch: Batch?) throws -> [PaymentState] {
    switch payment.rail {
    case .qr, .portal, .check: return [.presented]
    case .command, .sandbox: return [.sending, .unknown]
    case .iso20022, .nacha, .csv:
      guard let batch, let known = try writer.reader.batchIfAny(batch.id) else { return [] }
      switch known.state {
      case .staged: return [.staged]
      case .delivered, .accepted, .settled: return [.staged, .emitted, .delivered]
      case .draft, .approved, .presented, .emitted, .sending, .sent, .rejected, .returned, .failed,
        .unknown, .cancelled, .expired, .takenBack:
        return [.staged, .emitted]
      }
    }
  }
}
