package import BillCore
package import BillCredentials
import GRDB

extension BookReader {
  /// The devices that are or were trusted and not revoked, the last used one first.
  package func devices(of account: RecordID) throws -> [DeviceRecord] {
    try Row.fetchAll(db, sql: "SELECT * FROM device ORDER BY lastUsed DESC, id").map { row in
      let columns = ColumnReader(table: "device", row: row)
      return DeviceRecord(
        DeviceRecord.Facts(
          id: try columns.value("id"), account: account,
          publicKey: try columns.bytes("publicKey"), label: try columns.value("label"),
          fingerprint: try columns.bytes("fingerprint"),
          createdAt: try columns.value("createdAt"), lastUsed: try columns.value("lastUsed"),
          expires: try columns.value("expiresAt")),
        signature: try columns.bytes("signature"))
    }
  }

  /// The sealed typing profile and the version of its row; nil before one was learned.
  package func typingProfile() throws -> (sealed: [UInt8], version: UInt32)? {
    try Row.fetchOne(db, sql: "SELECT * FROM typingProfile").map { row in
      let columns = ColumnReader(table: "typingProfile", row: row)
      return (
        try columns.bytes("sealed"), UInt32(clamping: try columns.value("version") as Int64)
      )
    }
  }

  /// The events of these kinds, in order.
  package func events(of kinds: [String]) throws -> [BookEvent] {
    let marks = kinds.map { _ in "?" }.joined(separator: ", ")
    return try Row.fetchAll(
      db, sql: "SELECT * FROM event WHERE kind IN (\(marks)) ORDER BY position",
      arguments: StatementArguments(kinds)
    ).map(BookReader.event)
  }

  /// Whether the log says that a device was revoked; a prompt's status asks it too, so an index of
  /// these few events answers.
  package func isRevoked(device: RecordID) throws -> Bool {
    try Bool.fetchOne(
      db,
      sql: "SELECT EXISTS (SELECT 1 FROM event WHERE kind = 'device.revoked' AND subject = ?)",
      arguments: [device]) ?? false
  }

  /// The kinds of the events about a record, in order.
  package func eventKinds(about subject: RecordID) throws -> [String] {
    try String.fetchAll(
      db, sql: "SELECT kind FROM event WHERE subject = ? ORDER BY position", arguments: [subject])
  }

  /// The latest moment of what was logged since a money session began; nil where nothing was.
  package func latestMoment(sinceSession id: RecordID) throws -> Instant? {
    try Int64.fetchOne(
      db,
      sql: """
        SELECT max(at) FROM event WHERE position > coalesce(
          (SELECT position FROM event WHERE kind = 'session.money' AND subject = ?
            ORDER BY position DESC LIMIT 1), 0)
        """, arguments: [id]
    ).map { Instant(milliseconds: $0) }
  }

  /// The latest moment of the event log from a position on.
  package func latestMoment(from position: Int64 = 0) throws -> Instant? {
    try Int64.fetchOne(
      db, sql: "SELECT max(at) FROM event WHERE position >= ?", arguments: [position]
    ).map { Instant(milliseconds: $0) }
  }
}
