package import BillCore
import GRDB

extension BookReader {
  /// What decides whether the account may pay, and the MAC over it; nil before it is made.
  package func standing() throws -> (standing: AccountStanding, mac: [UInt8])? {
    guard let account = try account(), let keys = try accountKeys(),
      let row = try Row.fetchOne(db, sql: "SELECT standingMAC FROM account")
    else { return nil }
    let standing = AccountStanding(
      account: account, boxPublicKey: keys.boxPublicKey,
      signingPublicKey: keys.signingPublicKey, factors: try factors(),
      recoveryCodes: try unusedRecoveryCodes())
    return (standing, try ColumnReader(table: "account", row: row).bytes("standingMAC"))
  }

  /// The kind of the latest event of some kinds; nil where there is none.
  package func latestKind(of kinds: [String]) throws -> String? {
    let list = kinds.map { "'\($0)'" }.joined(separator: ",")
    return try String.fetchOne(
      db, sql: "SELECT kind FROM event WHERE kind IN (\(list)) ORDER BY position DESC LIMIT 1")
  }

  /// The kind of the latest event of each factor.
  package func latestFactorKinds() throws -> [RecordID: String] {
    let rows = try Row.fetchAll(
      db,
      sql: """
        SELECT subject, kind, max(position) FROM event
        WHERE kind IN ('factor.enrolled','factor.active','factor.removed') GROUP BY subject
        """)
    return try rows.reduce(into: [:]) { kinds, row in
      let columns = ColumnReader(table: "event", row: row)
      kinds[try columns.value("subject")] = try columns.value("kind")
    }
  }
}
