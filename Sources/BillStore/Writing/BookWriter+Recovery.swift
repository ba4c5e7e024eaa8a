package import BillCore
package import BillCredentials
import Foundation
import GRDB

/// What becomes of an account whose key is gone.
extension BookWriter {
  /// Puts new key pairs in the place of those whose secret halves nobody can open.
  package func replace(_ keys: AccountKeyRecord) throws {
    try changingStanding {
      try updateOne(
        "account", keys.account,
        sql: """
          UPDATE account SET boxPublicKey = ?, boxSecret = ?, signPublicKey = ?, signSecret = ?
          WHERE id = ?
          """,
        arguments: [
          Data(keys.boxPublicKey), Data(keys.boxSecret), Data(keys.signingPublicKey),
          Data(keys.signingSecret), keys.account,
        ])
    }
    try record("key.replaced", keys.account)
  }

  /// Marks every sealed number as lost: methods need theirs again, payees have to be named again.
  ///
  /// The hash by which a payee's account was recognised goes too, so that the same account comes
  /// back as one nobody has said yes to.
  package func loseNumbers(because reason: String) throws {
    try db.execute(
      sql: """
        UPDATE method SET sealed = NULL, version = version + 1, state = 'declined',
          declineReason = ?
        WHERE sealed IS NOT NULL AND state <> 'removed'
        """, arguments: [reason])
    for bill in try RecordID.fetchAll(db, sql: "DELETE FROM billPayee RETURNING billID") {
      state(.bill, bill)
    }
    let lost = try RecordID.fetchAll(
      db,
      sql: """
        UPDATE payee SET sealed = NULL, boxed = NULL, version = version + 1, state = 'lost',
          accountHash = randomblob(32)
        WHERE state <> 'lost' RETURNING id
        """)
    for payee in lost { state(.payee, payee) }
    try record("numbers.lost", nil, reason)
  }

  /// Forgets the documents bills came from.
  package func loseOriginals() throws {
    try db.execute(sql: "DELETE FROM billOriginal")
    try db.execute(sql: "DELETE FROM original")
    try record("originals.lost")
  }

  /// Keeps the approval of a payment under the account's new key.
  package func reapprove(_ payment: Payment) throws {
    try updateOne(
      "payment", payment.id, sql: "UPDATE payment SET approval = ? WHERE id = ?",
      arguments: [Data(payment.approval), payment.id])
  }

  /// Keeps the record of an agent under the account's new key.
  package func resign(_ agent: AgentRecord) throws {
    try updateOne(
      "agent", agent.id, sql: "UPDATE agent SET signature = ? WHERE id = ?",
      arguments: [Data(agent.signature), agent.id])
  }
}

extension BookReader {
  /// How many sealed numbers of methods and of payees there are, and how many documents.
  package func sealedCounts() throws -> (methods: Int, payees: Int, originals: Int) {
    func count(_ sql: String) throws -> Int { try Int.fetchOne(db, sql: sql) ?? 0 }
    return (
      try count(
        "SELECT count(*) FROM method WHERE sealed IS NOT NULL AND state <> 'removed'"),
      try count("SELECT count(*) FROM payee WHERE state <> 'lost'"),
      try count("SELECT count(*) FROM original")
    )
  }
}
