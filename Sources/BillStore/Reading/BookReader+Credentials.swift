package import BillCore
package import BillCredentials
import GRDB

extension BookReader {
  /// The password or recovery slot of the account.
  package func slot(_ kind: KeySlot.Kind) throws -> KeySlot? {
    try Row.fetchOne(
      db, sql: "SELECT * FROM keySlot WHERE kind = ? AND kind <> 'session'",
      arguments: [kind.rawValue]
    ).map { try KeySlot(row: $0) }
  }

  /// A session that may spend, by its id.
  package func moneySession(_ id: RecordID) throws -> MoneySession? {
    guard
      let row = try Row.fetchOne(
        db,
        sql: """
          SELECT * FROM keySlot WHERE kind = 'session' AND id = ? AND \(BookReader.isNotEnded)
          """, arguments: [id])
    else { return nil }
    let columns = ColumnReader(table: "keySlot", row: row)
    return MoneySession(
      slot: try KeySlot(row: row), lastUsed: try columns.value("lastUsed"),
      lastUsedMAC: try columns.bytes("lastUsedMAC"))
  }

  // A row that is put back begins no session again: the log says that it was ended. It is read whole,
  // because looking around does not check that its indexes have every event.
  private static let isNotEnded = """
    NOT EXISTS (SELECT 1 FROM event NOT INDEXED WHERE kind = 'session.ended' AND subject = id)
    """

  /// A session that may look, by its id.
  package func readSession(_ id: RecordID) throws -> ReadSession? {
    guard
      let row = try Row.fetchOne(
        db, sql: "SELECT * FROM session WHERE id = ? AND \(BookReader.isNotEnded)", arguments: [id])
    else { return nil }
    let columns = ColumnReader(table: "session", row: row)
    return ReadSession(
      id: id, account: try columns.value("account"), created: try columns.value("createdAt"),
      expires: try columns.value("expiresAt"), bootID: try columns.value("bootID"),
      device: try columns.optional("device"), verifier: try columns.bytes("verifier"))
  }

  /// Every session that was begun and not ended, the newest first.
  package func sessions() throws -> [StoredSession] {
    try Row.fetchAll(
      db,
      sql: """
        SELECT id, 'read' AS scope, createdAt, expiresAt, origin, device FROM session
        UNION ALL
        SELECT id, 'money', createdAt, min(expiresAt, lastUsed + :idle), coalesce(origin, ''),
          device
        FROM keySlot WHERE kind = 'session' ORDER BY createdAt DESC, id
        """, arguments: ["idle": MoneySession.idleSeconds * 1000]
    ).map { row in
      let columns = ColumnReader(table: "session", row: row)
      let scope: String = try columns.value("scope")
      return StoredSession(
        id: try columns.value("id"), scope: scope == "money" ? .money : .read,
        created: try columns.value("createdAt"), expires: try columns.value("expiresAt"),
        origin: try columns.value("origin"), device: try columns.optional("device"))
    }
  }

  /// The second factors that are not removed.
  package func factors() throws -> [SecondFactor] {
    try Row.fetchAll(
      db, sql: "SELECT * FROM factor WHERE state <> 'removed' ORDER BY createdAt, id"
    ).map { row in
      let columns = ColumnReader(table: "factor", row: row)
      let (kind, state): (String, String) = (
        try columns.value("kind"), try columns.value("state")
      )
      guard let kind = SecondFactor.Kind(rawValue: kind),
        let state = SecondFactor.State(rawValue: state)
      else { throw StoreError.corruptRow(table: "factor", column: "kind") }
      var factor = SecondFactor(
        id: try columns.value("id"), kind: kind, label: try columns.value("label"),
        createdAt: try columns.value("createdAt"))
      factor.state = state
      factor.version = UInt32(clamping: try columns.value("version") as Int64)
      factor.lastStep = try columns.optional("lastStep")
      return factor
    }
  }

  /// The sealed seed of a factor.
  package func factorSecret(_ id: RecordID) throws -> [UInt8]? {
    guard
      let row = try Row.fetchOne(db, sql: "SELECT sealed FROM factor WHERE id = ?", arguments: [id])
    else { throw StoreError.missing(table: "factor", id: id) }
    return try ColumnReader(table: "factor", row: row).optionalBytes("sealed")
  }

  /// What is kept of the recovery codes that were not used yet.
  package func unusedRecoveryCodes() throws -> [[UInt8]] {
    try Row.fetchAll(db, sql: "SELECT hash FROM recoveryCode WHERE usedAt IS NULL ORDER BY hash")
      .map { try ColumnReader(table: "recoveryCode", row: $0).bytes("hash") }
  }

  /// The latest code that was sent for a purpose.
  package func challenge(_ purpose: String) throws -> CodeChallenge? {
    guard
      let row = try Row.fetchOne(
        db, sql: "SELECT * FROM challenge WHERE purpose = ? ORDER BY createdAt DESC, id LIMIT 1",
        arguments: [purpose])
    else { return nil }
    let columns = ColumnReader(table: "challenge", row: row)
    var challenge = CodeChallenge(
      id: try columns.value("id"), purpose: purpose, verifier: try columns.bytes("verifier"),
      createdAt: try columns.value("createdAt"), expiresAt: try columns.value("expiresAt"))
    challenge.tries = try columns.value("tries")
    challenge.usedAt = try columns.optional("usedAt")
    return challenge
  }

  /// The failures of a credential and the MAC over them; nil before the first one.
  package func attempts(_ subject: String) throws -> (state: AttemptState, mac: [UInt8])? {
    guard
      let row = try Row.fetchOne(
        db, sql: "SELECT * FROM attempt WHERE subject = ?", arguments: [subject])
    else { return nil }
    let columns = ColumnReader(table: "attempt", row: row)
    let state = AttemptState(
      failures: try columns.value("failures"), locks: try columns.value("locks"),
      lockedUntil: try columns.optional("lockedUntil"),
      needsVerification: try columns.value("needsVerification"))
    return (state, try columns.bytes("mac"))
  }

  /// The MAC over the failures of a credential that the log states last; nil where it states none.
  package func loggedAttempts(_ subject: String, of account: RecordID) throws -> [UInt8]? {
    let mark = "\(subject) "
    return try String.fetchOne(
      db,
      sql: """
        SELECT substr(detail, length(:mark) + 1) FROM event
        WHERE kind = 'attempt.counted' AND subject = :account
          AND substr(detail, 1, length(:mark)) = :mark
        ORDER BY position DESC LIMIT 1
        """, arguments: ["mark": mark, "account": account]
    ).flatMap { Base64URL.decode($0) }
  }
}
