import BillCore
import BillCredentials
import BillStore

/// Makes the rows of one record again, for what they need too, or moves those that are there on.
struct Comeback {
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
    let known = try writer.reader.knownPayments(record.payments.map(\.id))
    for payment in record.payments {
      var payment = try own(payment, billers, bills)
      payment.state = .approved
      if known.contains(payment.id) {
        try writer.reinstate(payment, note: note)
      } else {
        try writer.insert([payment])
        try bring(record.uses.filter { $0.paymentID == payment.id }, bills)
      }
      try move(payment, along: path(payment, record.batch))
    }
    if let batch { try writer.move(batch, to: .emitted, on: access.today, note: note) }
  }

  /// Moves on what its holder called done, as it was before.
  func deliver(_ subject: RecordID) throws {
    let (today, word) = (access.today, PaymentStep.ownWord)
    guard var batch = try writer.reader.batchIfAny(subject) else {
      let payment = try writer.reader.payment(subject)
      return try writer.move(payment, to: .delivered, on: today, note: word)
    }
    if batch.state == .staged {
      try writer.move(batch, to: .emitted, on: today, note: note)
      batch.state = .emitted
    }
    try writer.move(batch, to: .delivered, on: today, note: word)
  }

  /// Moves back what its holder called done by mistake.
  func takeBack(_ subject: RecordID) throws {
    let (today, word) = (access.today, PaymentStep.ownWord)
    if let batch = try writer.reader.batchIfAny(subject) {
      try writer.undoDelivery(of: batch, on: today, note: word)
    } else {
      try writer.undoDelivery(of: writer.reader.payment(subject), on: today, note: word)
    }
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
    let match = BillerMatch(biller)
    let alike = try writer.reader.billers(resembling: match).first { match.agrees(with: $0.match) }
    if let alike { return alike.biller }
    try writer.insert(biller)
    return biller
  }

  // A bill that was taken in again is the same bill under another id.
  private func bring(_ bill: Bill, of biller: Biller?) throws -> RecordID {
    let biller = try biller ?? writer.reader.biller(bill.billerID)
    let known = try writer.reader.bills(of: biller.id)
    if let same = known.first(where: { $0.id == bill.id }) { return same.id }
    let twins = known.filter { $0.identity == bill.identity && $0.standing != .cancelled }
    let alike = twins.first { $0.amount == bill.amount && $0.currency == bill.currency }
    if let alike { return alike.id }
    var mine = bill
    mine.billerID = biller.id
    if let other = twins.first(where: { $0.standing != .held }) { try doubt(other, &mine) }
    try writer.insert(mine, payees: [], category: biller.category, today: access.today)
    return mine.id
  }

  // Only one bill of a number counts. Which of them is paid is for their holder to say, and until
  // then neither is paid.
  private func doubt(_ other: Bill, _ mine: inout Bill) throws {
    mine.standing = .held
    mine.standingReason = "paid before the database was put back; \(other.id) has its number"
    guard other.standing == .open else { return }
    var disputed = other
    disputed.standing = .disputed
    disputed.standingReason = "one of this number was paid with another amount: \(mine.id)"
    try writer.update(disputed, because: note)
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

  // The payment with what it is of here.
  private func own(
    _ original: Payment, _ billers: [RecordID: Biller], _ bills: [RecordID: RecordID]
  ) throws -> Payment {
    var payment = original
    payment.billerID = billers[payment.billerID]?.id ?? payment.billerID
    payment.billID = payment.billID.flatMap { bills[$0] }
    let payees = try writer.reader.payees(of: payment.billerID)
    if !payees.contains(where: { $0.id == payment.payeeID }) { payment.payeeID = nil }
    let agents = try writer.reader.agents(of: access.account.id)
    let isApproved = try payment.isApproved(
      account: access.keys.signingPublicKey, agents: agents)
    // What it says now is what the holder approves with this step.
    return isApproved ? payment : access.approved(payment)
  }

  private func move(_ payment: Payment, along path: [PaymentState]) throws {
    var payment = payment
    for state in path {
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
