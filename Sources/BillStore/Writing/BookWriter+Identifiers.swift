package import BillCore
import Foundation
import GRDB

extension BookWriter {
  /// Keeps what a change of an address or number is about, in the place of the one before it.
  package func insertIdentifierChange(_ id: RecordID, kind: String, sealed: [UInt8]) throws {
    try db.execute(sql: "DELETE FROM identifierChange WHERE kind = ?", arguments: [kind])
    try db.execute(
      sql: "INSERT INTO identifierChange (id, kind, sealed) VALUES (?, ?, ?)",
      arguments: [id, kind, Data(sealed)])
    try record("identifier.requested", id, kind)
  }

  /// Forgets a change, whose sealed row another installation wrote.
  package func dropIdentifierChange(_ id: RecordID) throws {
    let kind = try String.fetchOne(
      db, sql: "DELETE FROM identifierChange WHERE id = ? RETURNING kind", arguments: [id])
    if let kind { try record("identifier.dropped", nil, kind) }
  }
}
