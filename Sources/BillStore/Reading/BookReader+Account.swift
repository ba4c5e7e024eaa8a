package import BillCore
package import BillCredentials
import GRDB

extension BookReader {
  /// The account this database belongs to; nil before it is made.
  package func account() throws -> Account? {
    try Account.fetchOne(db, sql: "SELECT * FROM account")
  }

  /// The account's key pairs, their secret halves sealed; nil before it is made.
  package func accountKeys() throws -> AccountKeyRecord? {
    guard
      let row = try Row.fetchOne(
        db, sql: "SELECT id, boxPublicKey, boxSecret, signPublicKey, signSecret FROM account")
    else { return nil }
    let columns = ColumnReader(table: "account", row: row)
    return AccountKeyRecord(
      account: try columns.value("id"), boxPublicKey: try columns.bytes("boxPublicKey"),
      boxSecret: try columns.bytes("boxSecret"),
      signingPublicKey: try columns.bytes("signPublicKey"),
      signingSecret: try columns.bytes("signSecret"))
  }

  /// The sealed phone number; nil where none is known.
  package func sealedPhone() throws -> [UInt8]? {
    guard let row = try Row.fetchOne(db, sql: "SELECT phoneSealed FROM account") else { return nil }
    return try ColumnReader(table: "account", row: row).optionalBytes("phoneSealed")
  }

  /// The latest events first.
  package func events(limit: Int, kindPrefix: String = "") throws -> [BookEvent] {
    let rows = try Row.fetchAll(
      db,
      sql: """
        SELECT * FROM event WHERE substr(kind, 1, length(?)) = ? ORDER BY position DESC LIMIT ?
        """,
      arguments: [kindPrefix, kindPrefix, limit])
    return try rows.map(BookReader.event)
  }

  /// Every event in order with its stored hash, for checking the chain.
  package func eventChain() throws -> [(event: BookEvent, hash: [UInt8])] {
    try Array(
      Row.fetchCursor(db, sql: "SELECT * FROM event ORDER BY position").map { row in
        (try BookReader.event(row), try ColumnReader(table: "event", row: row).bytes("hash"))
      })
  }

  /// The place of the last event, the hash over it and all before it, and the MAC over that hash;
  /// nil for an empty log.
  package func lastEvent() throws -> (position: Int64, hash: [UInt8], mac: [UInt8])? {
    try Row.fetchOne(
      db, sql: "SELECT position, hash, mac FROM event ORDER BY position DESC LIMIT 1"
    ).map { row in
      let columns = ColumnReader(table: "event", row: row)
      return (
        try columns.value("position"), try columns.bytes("hash"), try columns.bytes("mac")
      )
    }
  }

  /// The hash of the event at a place; nil where the log ends before it.
  package func eventHash(at position: Int64) throws -> [UInt8]? {
    try Row.fetchOne(db, sql: "SELECT hash FROM event WHERE position = ?", arguments: [position])
      .map { try ColumnReader(table: "event", row: $0).bytes("hash") }
  }

  static func event(_ row: Row) throws -> BookEvent {
    let columns = ColumnReader(table: "event", row: row)
    return BookEvent(
      position: try columns.value("position"), at: try columns.value("at"),
      kind: try columns.value("kind"), subject: try columns.optional("subject"),
      detail: try columns.value("detail"))
  }
}
