import BillCore
import BillCredentials
import GRDB

extension BookReader {
  /// What decides whether the account may pay, and the MAC over it; nil before it is made.
  package func standing() throws -> (standing: AccountStanding, mac: [UInt8])? {
    guard let account = try account(), let keys = try accountKeys(),
      let row = try Row.fetchOne(
        db, sql: "SELECT standingMAC, phoneSealed, phoneHash FROM account")
    else { return nil }
    let columns = ColumnReader(table: "account", row: row)
    let standing = AccountStanding(
      account: account, boxPublicKey: keys.boxPublicKey,
      signingPublicKey: keys.signingPublicKey,
      phoneSealed: try columns.optionalBytes("phoneSealed"),
      phoneHash: try columns.optionalBytes("phoneHash"), factors: try factors(),
      recoveryCodes: try unusedRecoveryCodes())
    return (standing, try columns.bytes("standingMAC"))
  }

  /// The MAC over the account that the log names last; nil where it names none.
  package func loggedStanding() throws -> [UInt8]? {
    try String.fetchOne(
      db,
      sql: "SELECT detail FROM event WHERE kind = 'standing.sealed' ORDER BY position DESC LIMIT 1"
    ).flatMap { Base64URL.decode($0) }
  }
}
