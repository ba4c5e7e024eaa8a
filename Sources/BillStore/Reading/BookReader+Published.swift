package import BillCore
import GRDB

extension BookReader {
  /// The batch of an id; nil where there is none.
  package func batchIfAny(_ id: RecordID) throws -> Batch? {
    try Batch.fetchOne(
      db.cachedStatement(sql: "SELECT * FROM batch WHERE id = ?"), arguments: [id])
  }

  /// The bills that a batch or a payment pays.
  package func bills(paidBy subject: RecordID) throws -> [Bill] {
    try Bill.readAll(
      db.cachedStatement(
        sql: """
          SELECT * FROM bill WHERE id IN (
            SELECT billID FROM payment WHERE id = :id OR batchID = :id)
          """), arguments: ["id": subject])
  }

  /// Those of the ids that are payments here.
  package func knownPayments(_ ids: [RecordID]) throws -> Set<RecordID> {
    let find = try db.cachedStatement(sql: "SELECT 1 FROM payment WHERE id = ?")
    return try Set(ids.filter { try Bool.fetchOne(find, arguments: [$0]) ?? false })
  }

  /// The batches and payments that were handed over, as the event log says.
  ///
  /// A payment that merely was approved, or cancelled then, is older than its hand-over.
  package func published() throws -> Set<RecordID> {
    try RecordID.fetchSet(
      db,
      sql: """
        SELECT id FROM batch
        UNION SELECT subject FROM event
        WHERE kind IN ('payment.presented','payment.staged','payment.sending')
          AND subject IS NOT NULL
        """)
  }

  /// The batches and payments that only their holder can call done, and that he did not here.
  package func undelivered() throws -> Set<RecordID> {
    try RecordID.fetchSet(
      db,
      sql: """
        SELECT id FROM batch WHERE state IN ('staged','emitted')
        UNION SELECT id FROM payment WHERE state IN ('draft','approved','presented')
        """)
  }

  /// The batches, and the payments in none, that are in the bank's hands by their holder's word.
  package func delivered() throws -> Set<RecordID> {
    try RecordID.fetchSet(
      db,
      sql: """
        SELECT id FROM batch WHERE state = 'delivered'
        UNION SELECT id FROM payment WHERE state = 'delivered' AND batchID IS NULL
        """)
  }
}
