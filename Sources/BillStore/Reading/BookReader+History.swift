package import BillCore
import GRDB

extension BookReader {
  /// A page of bills and payments, the newest first, behind the given key.
  package func history(_ query: HistoryQuery, after key: HistoryKey?, limit: Int) throws
    -> [HistoryRecord]
  {
    let rows = try Row.fetchAll(
      db,
      sql: """
        SELECT * FROM (
          SELECT createdAt, id, billerID, 0 AS isPayment FROM bill
          UNION ALL SELECT createdAt, id, billerID, 1 FROM payment)
        WHERE (:biller IS NULL OR billerID = :biller) AND (:from IS NULL OR createdAt >= :from)
          AND (:until IS NULL OR createdAt < :until)
          AND (:at IS NULL OR (createdAt, id) < (:at, :id))
        ORDER BY createdAt DESC, id DESC LIMIT :limit
        """,
      arguments: [
        "biller": query.biller, "from": query.from, "until": query.until, "at": key?.at,
        "id": key?.id, "limit": limit,
      ])
    return try rows.map { row in
      let columns = ColumnReader(table: "bill", row: row)
      let id: RecordID = try columns.value("id")
      let isPayment: Bool = try columns.value("isPayment")
      return isPayment ? .payment(try payment(id)) : .bill(try bill(id))
    }
  }

  /// What the event log says about a record, in order.
  package func events(about subject: RecordID) throws -> [BookEvent] {
    try Row.fetchAll(
      db, sql: "SELECT * FROM event WHERE subject = ? ORDER BY position", arguments: [subject]
    ).map(BookReader.event)
  }
}
