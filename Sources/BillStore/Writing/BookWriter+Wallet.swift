package import BillCore
import Foundation
import GRDB

extension BookWriter {
  /// Adds a method; the first one becomes the default.
  package func insert(_ method: PaymentMethod, sealed: [UInt8]?) throws {
    var method = method
    method.isDefault = try reader.methods().isEmpty
    try insert(row: method)
    try setSecret(of: method.id, sealed)
    try record("method.added", method.id, "\(method.label) …\(method.last4)")
  }

  /// Stores a changed method; `sealed` replaces its sealed number, nil for a card.
  package func update(_ method: PaymentMethod, sealed: [UInt8]?) throws {
    try update(row: method)
    try setSecret(of: method.id, sealed)
    try record("method.changed", method.id, "\(method.label) …\(method.last4)")
  }

  /// Makes a method the default one.
  package func setDefaultMethod(_ id: RecordID) throws {
    try db.execute(sql: "UPDATE method SET isDefault = 0 WHERE isDefault = 1")
    try updateOne(
      "method", id, sql: "UPDATE method SET isDefault = 1 WHERE id = ? AND state <> 'removed'",
      arguments: [id])
    try record("method.default", id)
  }

  /// Takes a method out of the wallet; history keeps its name, its number goes.
  package func removeMethod(_ id: RecordID) throws {
    try updateOne(
      "method", id,
      sql: """
        UPDATE method SET state = 'removed', isDefault = 0, sealed = NULL, version = version + 1
        WHERE id = ?
        """, arguments: [id])
    try record("method.removed", id)
  }

  /// Marks a method as declined by a rail; it pays nothing until it is edited.
  package func declineMethod(_ id: RecordID, reason: String) throws {
    try updateOne(
      "method", id,
      sql: "UPDATE method SET state = 'declined', declineReason = ? WHERE id = ?",
      arguments: [reason, id])
    try record("method.declined", id, reason)
  }

  private func setSecret(of id: RecordID, _ sealed: [UInt8]?) throws {
    try updateOne(
      "method", id, sql: "UPDATE method SET sealed = ? WHERE id = ?",
      arguments: [sealed.map { Data($0) }, id])
  }
}
