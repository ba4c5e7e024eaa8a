package import BillCore
import GRDB

/// Bills that schedules made for periods without a bill.
extension BookReader {
  /// Those of a biller that count and are due in a range of days, the earliest first.
  package func plannedBills(of biller: RecordID, from: CalendarDate, to: CalendarDate) throws
    -> [Bill]
  {
    let find = try db.cachedStatement(
      sql: """
        SELECT id FROM bill WHERE billerID = ? AND format = ? AND standing = 'open'
          AND due BETWEEN ? AND ? ORDER BY due, createdAt, id
        """)
    return try bills(found: find, [biller, CaptureFormat.schedule, from, to])
  }

  /// Those in whose place a bill came.
  package func bills(replacedBy bill: RecordID) throws -> [Bill] {
    try Bill.readAll(
      db.cachedStatement(sql: "SELECT * FROM bill WHERE replacedBy = ? ORDER BY due, id"),
      arguments: [bill])
  }

  /// Which bills came in the place of which, by the replaced one.
  package func replacements() throws -> [RecordID: RecordID] {
    let rows = try Row.fetchAll(
      db, sql: "SELECT id, replacedBy FROM bill WHERE replacedBy IS NOT NULL")
    return try rows.reduce(into: [:]) { found, row in
      let columns = ColumnReader(table: "bill", row: row)
      found[try columns.value("id")] = try columns.value("replacedBy")
    }
  }

  /// The schedule that made a bill; nil where it made none.
  package func maker(of bill: RecordID) throws -> StoredSchedule? {
    try StoredSchedule.fetchOne(
      db.cachedStatement(
        sql: """
          SELECT * FROM schedule WHERE id IN (
            SELECT mandateRoot FROM payment WHERE billID = :bill
            UNION SELECT scheduleID FROM occurrence WHERE billID = :bill)
          """), arguments: ["bill": bill])
  }
}
