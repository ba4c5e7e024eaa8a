import Foundation
import GRDB

extension BookWriter {
  /// Makes a change of what the account's MAC covers, and the MAC anew with it.
  ///
  /// A MAC that was wrong before stays as it is: what was edited from outside must not become
  /// genuine by the next change of ours.
  func changingStanding<Value>(_ change: () throws -> Value) throws -> Value {
    let before = try reader.standing()
    let wasGenuine = try before.map { try standingMAC($0.standing) == $0.mac } ?? false
    let value = try change()
    if wasGenuine { try sealStanding() }
    return value
  }

  /// Makes the MAC over the account as it stands, for one that was just made or whose holder has
  /// proven himself to another installation.
  package func sealStanding() throws {
    guard let standing = try reader.standing()?.standing else { return }
    try db.execute(
      sql: "UPDATE account SET standingMAC = ?", arguments: [Data(try standingMAC(standing))])
  }
}
