package import BillCore
import Foundation
import GRDB

extension BookWriter {
  /// Adds approved payments, which reserve their shares of the bills.
  package func insert(_ payments: [Payment]) throws {
    for payment in payments {
      try insert(row: payment)
      try step(payment.id, payment.state, payment.note)
      try record("payment.\(payment.state.rawValue)", payment.id, payment.amount.description)
    }
  }

  /// Moves a payment on, guarded by the state it was read in, with its ledger entries.
  ///
  /// `date` is the civil date the entries belong to.
  ///
  /// - throws: `StoreError.wrongState` where the state machine does not allow it or another
  ///   process was faster.
  package func move(
    _ payment: Payment, to state: PaymentState, on date: CalendarDate, note: String? = nil
  ) throws {
    guard payment.state.successors.contains(state) else {
      throw StoreError.wrongState(payment: payment.id, state: payment.state, wanted: state)
    }
    try db.cachedStatement(
      sql: "UPDATE payment SET state = ?, note = coalesce(?, note) WHERE id = ? AND state = ?"
    ).execute(arguments: [state, note, payment.id, payment.state])
    guard db.changesCount == 1 else {
      throw StoreError.wrongState(
        payment: payment.id, state: try reader.payment(payment.id).state, wanted: state)
    }
    try postMove(payment, to: state, on: date)
    try step(payment.id, state, note)
    try record("payment.\(state.rawValue)", payment.id, payment.amount.description)
  }

  /// Notes that a rail was asked what became of a payment and said nothing new.
  package func recordAsking(about payment: Payment, answer: String) throws {
    try step(payment.id, payment.state, answer)
    try record("payment.asked", payment.id, answer)
  }

  /// Adds a batch and moves its payments into it and to its state.
  package func insert(_ batch: Batch, payments: [Payment]) throws {
    try insert(row: batch)
    let assign = try db.cachedStatement(
      sql: "UPDATE payment SET batchID = ?, state = ? WHERE id = ? AND state = ?")
    for payment in payments {
      guard payment.state.successors.contains(batch.state) else {
        throw StoreError.wrongState(payment: payment.id, state: payment.state, wanted: batch.state)
      }
      try assign.execute(arguments: [batch.id, batch.state, payment.id, payment.state])
      guard db.changesCount == 1 else {
        throw StoreError.wrongState(
          payment: payment.id, state: try reader.payment(payment.id).state, wanted: batch.state)
      }
    }
    _ = try step(batch, batch.state, nil)
    try record("batch.\(batch.state.rawValue)", batch.id, batch.logged)
  }

  /// Moves a batch and every payment in it that stands where the batch stands.
  ///
  /// One statement moves them all and one writes their steps; each makes its own entry, if any.
  package func move(_ batch: Batch, to state: PaymentState, on date: CalendarDate, note: String?)
    throws
  {
    guard batch.state.successors.contains(state) else {
      throw StoreError.wrongState(payment: batch.id, state: batch.state, wanted: state)
    }
    let payments =
      state.touchesLedger
      ? try reader.payments(batch: batch.id).filter { $0.state == batch.state } : []
    try updateOne(
      "batch", batch.id, sql: "UPDATE batch SET state = ? WHERE id = ? AND state = ?",
      arguments: [state, batch.id, batch.state])
    let count = try step(batch, state, note)
    try db.execute(
      sql: """
        UPDATE payment SET state = :to, note = coalesce(:note, note)
        WHERE batchID = :batch AND state = :from
        """, arguments: ["to": state, "note": note, "batch": batch.id, "from": batch.state])
    guard db.changesCount == count, payments.count == count || !state.touchesLedger else {
      throw StoreError.missing(table: "batch", id: batch.id)
    }
    for payment in payments { try postMove(payment, to: state, on: date) }
    try record("batch.\(state.rawValue)", batch.id, note ?? "\(count) payments")
  }

  /// Gives a payment that waited too long a new day.
  package func reschedule(_ payment: Payment) throws {
    try updateOne(
      "payment", payment.id,
      sql: """
        UPDATE payment SET executeOn = ?, expectedSettle = ?, approval = ?
        WHERE id = ? AND state = 'approved'
        """,
      arguments: [
        payment.executeOn, payment.expectedSettle, Data(payment.approval), payment.id,
      ])
    try record("payment.rescheduled", payment.id, payment.executeOn.description)
  }

  /// Moves a batch on when the last of its payments left the state the batch is in.
  package func followBatch(of payment: Payment, to state: PaymentState) throws {
    guard let id = payment.batchID else { return }
    let batch = try reader.batch(id)
    let stays = try reader.payments(batch: id).contains { $0.state == batch.state }
    guard !stays, batch.state.successors.contains(state) else { return }
    try updateOne(
      "batch", id, sql: "UPDATE batch SET state = ? WHERE id = ? AND state = ?",
      arguments: [state, id, batch.state])
    try record("batch.\(state.rawValue)", id, BookWriter.followed)
  }

  /// What the log says of a batch whose payments moved one by one.
  package static let followed = "with the last of its payments"

  /// Remembers what an idempotency key was used for.
  package func insert(_ use: IdempotencyRecord) throws {
    try db.execute(
      sql: "INSERT INTO idempotency (key, digest, payments, createdAt) VALUES (?, ?, ?, ?)",
      arguments: [
        use.key, Data(use.digest), ColumnText.join(use.payments.map(\.description)), now,
      ])
    try record("payment.keyed", use.payments.first, use.logged)
  }

  private func postDelivery(_ payment: Payment, on date: CalendarDate) throws {
    try post(.delivery(payment, on: date))
    try postDiscounts(of: payment, on: date, isUndone: false)
  }

  // The discount was agreed with the payment and stands or falls with it.
  func postDiscounts(of payment: Payment, on date: CalendarDate, isUndone: Bool) throws {
    guard let billID = payment.billID else { return }
    let amounts = try Int64.fetchAll(
      db.cachedStatement(
        sql: "SELECT amount FROM creditUse WHERE paymentID = ? AND kind = 'discount'"),
      arguments: [payment.id])
    guard !amounts.isEmpty else { return }
    let bill = try reader.bill(billID)
    for amount in amounts {
      let discount = Money(minor: isUndone ? -amount : amount, payment.amount.currency)
      try post(.relief(.discount, of: bill, amount: discount, from: .discount, on: date))
    }
  }

  func step(_ payment: RecordID, _ state: PaymentState, _ note: String?) throws {
    let insert = try db.cachedStatement(
      sql: "INSERT INTO paymentEvent (paymentID, at, state, note) VALUES (?, ?, ?, ?)")
    try insert.execute(arguments: [payment, now, state, note])
  }

  // The same for every payment of a batch that stands where the batch stands; how many these are.
  private func step(_ batch: Batch, _ state: PaymentState, _ note: String?) throws -> Int {
    try db.execute(
      sql: """
        INSERT INTO paymentEvent (paymentID, at, state, note)
        SELECT id, :now, :to, :note FROM payment WHERE batchID = :batch AND state = :from
        """,
      arguments: [
        "now": now, "to": state, "note": note, "batch": batch.id, "from": batch.state,
      ])
    return db.changesCount
  }

  // Delivered is payable -> clearing, settled is clearing -> funding, a
  // rejection undoes the first and a return both.
  private func postMove(_ payment: Payment, to state: PaymentState, on date: CalendarDate) throws {
    switch state {
    case .delivered, .sent:
      try postDelivery(payment, on: date)
    case .settled:
      if !payment.state.isDelivered { try postDelivery(payment, on: date) }
      try post(.settlement(payment, on: date))
    case .rejected:
      guard payment.state.isDelivered else { return }
      try post(.rejection(payment, on: date))
      try postDiscounts(of: payment, on: date, isUndone: true)
    case .returned:
      let undo = payment.state == .settled ? LedgerEntry.returned : LedgerEntry.rejection
      try post(undo(payment, date))
      try postDiscounts(of: payment, on: date, isUndone: true)
    case .draft, .approved, .presented, .staged, .emitted, .accepted, .sending, .failed,
      .unknown, .cancelled, .expired, .takenBack:
      break
    }
  }
}

extension PaymentState {
  /// Whether a payment that comes to it may make an entry in the ledger.
  fileprivate var touchesLedger: Bool {
    switch self {
    case .delivered, .sent, .settled, .rejected, .returned: true
    case .draft, .approved, .presented, .staged, .emitted, .accepted, .sending, .failed,
      .unknown, .cancelled, .expired, .takenBack:
      false
    }
  }
}
