package import BillCore
import GRDB

extension BookReader {
  /// Payments, the newest first: all of them, or those that count for a bill.
  package func payments(bill: RecordID? = nil) throws -> [Payment] {
    try Payment.readAll(
      db,
      sql: """
        SELECT * FROM payment
        \(bill == nil ? "" : "WHERE billID IN (\(BookReader.sameCharge))")
        ORDER BY createdAt DESC, id
        """, arguments: bill.map { ["bill": $0] } ?? [])
  }

  /// The payments of a batch, the newest first.
  package func payments(batch: RecordID) throws -> [Payment] {
    try Payment.readAll(
      db, sql: "SELECT * FROM payment WHERE batchID = ? ORDER BY createdAt DESC, id",
      arguments: [batch])
  }

  /// Payments in one of the given states, the earliest execution date first.
  package func payments(in states: Set<PaymentState>) throws -> [Payment] {
    let list = states.map { "'\($0.rawValue)'" }.sorted().joined(separator: ",")
    return try Payment.readAll(
      db, sql: "SELECT * FROM payment WHERE state IN (\(list)) ORDER BY executeOn, createdAt, id")
  }

  /// A payment that must exist.
  package func payment(_ id: RecordID) throws -> Payment {
    try Payment.fetchOne(
      db.cachedStatement(sql: "SELECT * FROM payment WHERE id = ?"), arguments: [id])
      ?? { throw StoreError.missing(table: "payment", id: id) }()
  }

  /// Payments that must exist, each under its id.
  package func payments(_ ids: [RecordID]) throws -> [RecordID: Payment] {
    try records(ids, \.id)
  }

  /// What happened to a payment, in order.
  package func steps(of payment: RecordID) throws -> [PaymentStep] {
    try Row.fetchAll(
      db, sql: "SELECT * FROM paymentEvent WHERE paymentID = ? ORDER BY id", arguments: [payment]
    ).map { row in
      let columns = ColumnReader(table: "paymentEvent", row: row)
      return PaymentStep(
        at: try columns.value("at"), state: try columns.value("state"),
        note: try columns.optional("note"))
    }
  }

  /// The discount that was agreed with a payment; nil where there is none.
  package func discount(of payment: Payment) throws -> Money? {
    try Int64.fetchOne(
      db, sql: "SELECT sum(amount) FROM creditUse WHERE paymentID = ? AND kind = 'discount'",
      arguments: [payment.id]
    ).map { Money(minor: $0, payment.amount.currency) }
  }

  /// Batches, the newest first.
  package func batches() throws -> [Batch] {
    try Batch.fetchAll(db, sql: "SELECT * FROM batch ORDER BY createdAt DESC, id")
  }

  /// A batch that must exist.
  package func batch(_ id: RecordID) throws -> Batch {
    try Batch.fetchOne(db, sql: "SELECT * FROM batch WHERE id = ?", arguments: [id])
      ?? { throw StoreError.missing(table: "batch", id: id) }()
  }

  /// The batches whose files still wait in the stage folder or were published without a mark.
  package func stagedBatches() throws -> [Batch] {
    try Batch.fetchAll(db, sql: "SELECT * FROM batch WHERE state = 'staged' ORDER BY createdAt, id")
  }

  /// The digest and payments an idempotency key was used for.
  package func idempotency(_ key: String) throws -> IdempotencyRecord? {
    guard
      let row = try Row.fetchOne(
        db, sql: "SELECT * FROM idempotency WHERE key = ?", arguments: [key])
    else { return nil }
    return try BookReader.idempotency(row)
  }

  /// What every idempotency key was used for.
  package func idempotencyRecords() throws -> [IdempotencyRecord] {
    try Row.fetchAll(db, sql: "SELECT * FROM idempotency ORDER BY key")
      .map(BookReader.idempotency)
  }

  private static func idempotency(_ row: Row) throws -> IdempotencyRecord {
    let columns = ColumnReader(table: "idempotency", row: row)
    return IdempotencyRecord(
      key: try columns.value("key"), digest: try columns.bytes("digest"),
      payments: try columns.list("payments") { RecordID($0) })
  }
}

extension BookReader {
  /// The batches that have left: only after the line of the log that says so.
  package func publishedBatches() throws -> [Batch] { try batches().filter(\.state.hasLeft) }

  /// The latest execution date of the payments of each batch.
  package func lastDays() throws -> [RecordID: CalendarDate] {
    let rows = try Row.fetchCursor(
      db,
      sql: """
        SELECT batchID, max(executeOn) AS day FROM payment WHERE batchID IS NOT NULL
        GROUP BY batchID
        """)
    var days: [RecordID: CalendarDate] = [:]
    while let row = try rows.next() {
      let columns = ColumnReader(table: "payment", row: row)
      days[try columns.value("batchID")] = try columns.value("day")
    }
    return days
  }
}
