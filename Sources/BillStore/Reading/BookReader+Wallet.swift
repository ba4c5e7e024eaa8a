package import BillCore
import GRDB

extension BookReader {
  /// The methods in the wallet, the default one first; removed ones only when asked for.
  package func methods(removed: Bool = false) throws -> [PaymentMethod] {
    try PaymentMethod.fetchAll(
      db,
      sql: """
        SELECT * FROM method WHERE state <> 'removed' OR ? ORDER BY isDefault DESC, createdAt, id
        """, arguments: [removed])
  }

  /// A method that must exist.
  package func method(_ id: RecordID) throws -> PaymentMethod {
    try PaymentMethod.fetchOne(db, sql: "SELECT * FROM method WHERE id = ?", arguments: [id])
      ?? { throw StoreError.missing(table: "method", id: id) }()
  }

  /// The sealed account number of a method; nil for a card, of which no number is kept.
  package func methodSecret(_ id: RecordID) throws -> [UInt8]? {
    guard
      let row = try Row.fetchOne(db, sql: "SELECT sealed FROM method WHERE id = ?", arguments: [id])
    else { throw StoreError.missing(table: "method", id: id) }
    return try ColumnReader(table: "method", row: row).optionalBytes("sealed")
  }
}
