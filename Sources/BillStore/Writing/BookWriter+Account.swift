package import BillCore
package import BillCredentials
import Foundation
import GRDB

extension BookWriter {
  /// Makes the account; a database holds exactly one.
  package func create(_ account: Account, keys: AccountKeyRecord) throws {
    try db.execute(
      sql: """
        INSERT INTO account (id, email, emailState, name, createdAt, isTest, passwordChangedAt,
          zone, boxPublicKey, boxSecret, signPublicKey, signSecret, standingMAC)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, zeroblob(32))
        """,
      arguments: [
        account.id, account.email, account.emailState, account.name, account.createdAt,
        account.isTest, account.passwordChangedAt, account.zone, Data(keys.boxPublicKey),
        Data(keys.boxSecret), Data(keys.signingPublicKey), Data(keys.signingSecret),
      ])
    try store(account)
    try sealStanding()
    try record("account.created", account.id, account.email)
  }

  /// Stores the account's own columns.
  package func update(_ account: Account) throws {
    try changingStanding { try store(account) }
  }

  private func store(_ account: Account) throws {
    try updateOne(
      "account", account.id,
      sql: """
        UPDATE account SET email = :email, emailState = :emailState, name = :name,
          address = :address, phoneLast4 = :phoneLast4, phoneConfirmedAt = :phoneConfirmedAt,
          preferredFactor = :preferredFactor, termsVersion = :termsVersion,
          termsAcceptedAt = :termsAcceptedAt, frozenAt = :frozenAt, suspendedAt = :suspendedAt,
          passwordChangedAt = :passwordChangedAt, zone = :zone
        WHERE id = :id
        """, arguments: account.changingColumns)
  }

  /// Stores the sealed phone number with the keyed hash it is found by, or removes both; the
  /// account's own columns say the rest of it.
  package func setPhone(of account: Account, sealed: [UInt8]?, hash: [UInt8]?) throws {
    try changingStanding {
      try store(account)
      try db.execute(
        sql: "UPDATE account SET phoneSealed = ?, phoneHash = ?",
        arguments: [sealed.map { Data($0) }, hash.map { Data($0) }])
    }
  }
}
