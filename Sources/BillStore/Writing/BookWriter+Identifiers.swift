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

  /// Forgets every change, whose sealed rows another installation wrote.
  func dropIdentifierChanges() throws {
    let kinds = try String.fetchAll(db, sql: "SELECT kind FROM identifierChange")
    try db.execute(sql: "DELETE FROM identifierChange")
    for kind in kinds { try record("identifier.dropped", nil, kind) }
  }
}
