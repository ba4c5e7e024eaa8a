package import BillCore
import GRDB

extension BookReader {
  /// Everything the log says of the codes that were sent for a purpose, in order.
  package func codeEvents(_ purpose: String) throws -> [BookEvent] {
    try events(
      "kind IN ('code.sent', 'code.tried', 'code.accepted', 'code.void')", of: purpose)
  }

  /// Everything the log says of the changes of an address or number, in order.
  package func identifierEvents(_ kind: String) throws -> [BookEvent] {
    try events("substr(kind, 1, 11) = 'identifier.'", of: kind)
  }

  private func events(_ condition: String, of detail: String) throws -> [BookEvent] {
    try Row.fetchAll(
      db, sql: "SELECT * FROM event WHERE \(condition) AND detail = ? ORDER BY position",
      arguments: [detail]
    ).map(BookReader.event)
  }

  /// The sealed facts of a change of an address or number; nil where the row is gone.
  package func identifierChange(_ id: RecordID) throws -> [UInt8]? {
    guard
      let row = try Row.fetchOne(
        db, sql: "SELECT sealed FROM identifierChange WHERE id = ?", arguments: [id])
    else { return nil }
    return try ColumnReader(table: "identifierChange", row: row).bytes("sealed")
  }

  /// The sealed facts of every change of an address or number that is kept.
  package func identifierChanges() throws -> [(id: RecordID, sealed: [UInt8])] {
    try Row.fetchAll(db, sql: "SELECT id, sealed FROM identifierChange").map { row in
      let columns = ColumnReader(table: "identifierChange", row: row)
      return (try columns.value("id"), try columns.bytes("sealed"))
    }
  }

  /// The keyed hash of a phone number that was confirmed; nil where there is none.
  package func confirmedPhoneHash() throws -> [UInt8]? {
    guard
      let row = try Row.fetchOne(
        db, sql: "SELECT phoneHash FROM account WHERE phoneConfirmedAt IS NOT NULL")
    else { return nil }
    return try ColumnReader(table: "account", row: row).optionalBytes("phoneHash")
  }
}
