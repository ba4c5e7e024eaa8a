package import BillCore
import GRDB

extension BookReader {
  /// The bills of any biller whose number may be another spelling of one; cancelled ones left out.
  package func bills(spelled number: BillNumber, type: BillType) throws -> [Bill] {
    let find = try db.cachedStatement(
      sql: """
        SELECT id FROM bill WHERE numberKey = ? AND type = ? AND standing <> 'cancelled'
        ORDER BY createdAt, id
        """)
    return try bills(found: find, [number.key, type])
  }

  /// The bills of any biller over an amount, since a moment; cancelled ones left out.
  ///
  /// - parameter codesOnly: only those without a number, as payment codes make them.
  package func bills(over amount: Money, since: Instant, codesOnly: Bool) throws -> [Bill] {
    let find = try db.cachedStatement(
      sql: """
        SELECT id FROM bill WHERE amount = ? AND currency = ?
          \(codesOnly ? "AND number IS NULL" : "") AND createdAt >= ? AND standing <> 'cancelled'
        ORDER BY createdAt, id
        """)
    return try bills(found: find, [amount.minor, amount.currency, since])
  }
}
