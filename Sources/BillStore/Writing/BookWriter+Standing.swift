import BillCredentials
import Foundation
import GRDB

extension BookWriter {
  /// Makes a change of what the account's MAC covers, and the MAC anew with it.
  ///
  /// A MAC that was wrong before stays as it is: what was edited from outside must not become
  /// genuine by the next change of ours.
  func changingStanding<Value>(_ change: () throws -> Value) throws -> Value {
    let before = try reader.standing()
    let wasGenuine = try before.map(isGenuine) ?? false
    let value = try change()
    if wasGenuine { try sealStanding() }
    return value
  }

  private func isGenuine(_ standing: AccountStanding, _ mac: [UInt8]) throws -> Bool {
    try seals.standingMAC(standing) == mac && reader.loggedStanding() == mac
  }

  /// Makes the MAC over the account as it stands, for one that was just made or whose holder has
  /// proven himself to another installation.
  ///
  /// The log names it, so that an old row with its old MAC is known for one.
  package func sealStanding() throws {
    guard let standing = try reader.standing()?.standing else { return }
    let mac = try seals.standingMAC(standing)
    try db.execute(sql: "UPDATE account SET standingMAC = ?", arguments: [Data(mac)])
    try record("standing.sealed", standing.account.id, Base64URL.encode(mac))
  }
}
