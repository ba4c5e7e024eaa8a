package import BillCore
package import BillCredentials
import Foundation
import GRDB

extension BookWriter {
  /// Puts a password or recovery slot in the place of the one before it.
  package func replace(_ slot: KeySlot) throws {
    try db.execute(
      sql: "DELETE FROM keySlot WHERE kind = ? AND kind <> 'session'",
      arguments: [slot.kind.rawValue])
    try insertSlot(slot.columns + ["lastUsed": nil, "lastUsedMAC": nil, "origin": nil])
    try record("key.\(slot.kind.rawValue)", slot.id)
  }

  /// Adds a session that may spend.
  package func insert(_ session: MoneySession, origin: String) throws {
    try insertSlot(
      session.slot.columns + [
        "lastUsed": session.lastUsed, "lastUsedMAC": Data(session.lastUsedMAC), "origin": origin,
      ])
    try record("session.money", session.slot.id, origin)
  }

  /// Notes the last use of a session that may spend, unless a later one is noted; returns false
  /// where the session was ended.
  package func touch(_ session: MoneySession) throws -> Bool {
    try db.execute(
      sql: """
        UPDATE keySlot SET lastUsed = :used, lastUsedMAC = :mac
        WHERE id = :id AND kind = 'session' AND lastUsed < :used
        """,
      arguments: [
        "used": session.lastUsed, "mac": Data(session.lastUsedMAC), "id": session.slot.id,
      ])
    return try db.changesCount == 1 || reader.moneySession(session.slot.id) != nil
  }

  /// Adds a session that may look.
  package func insert(_ session: ReadSession, origin: String) throws {
    try db.execute(
      sql: """
        INSERT INTO session (id, account, createdAt, expiresAt, bootID, device, verifier, origin)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?)
        """,
      arguments: [
        session.id, session.account, session.created, session.expires, session.bootID,
        session.device, Data(session.verifier), origin,
      ])
    try record("session.read", session.id, origin)
  }

  /// Ends a session.
  package func endSession(_ id: RecordID) throws {
    try db.execute(sql: "DELETE FROM session WHERE id = ?", arguments: [id])
    try db.execute(sql: "DELETE FROM keySlot WHERE id = ? AND kind = 'session'", arguments: [id])
    try record("session.ended", id)
  }

  /// Ends every session but the given ones, and forgets those that are over.
  package func endSessions(except kept: [RecordID] = []) throws {
    for session in try reader.sessions() where !kept.contains(session.id) {
      try endSession(session.id)
    }
  }

  /// Adds a second factor with its sealed seed.
  package func insert(_ factor: SecondFactor, sealed: [UInt8]?) throws {
    try changingStanding {
      try db.execute(
        sql: """
          INSERT INTO factor (id, kind, state, label, sealed, version, lastStep, createdAt)
          VALUES (?, ?, ?, ?, ?, ?, ?, ?)
          """,
        arguments: [
          factor.id, factor.kind.rawValue, factor.state.rawValue, factor.label,
          sealed.map { Data($0) }, Int64(factor.version), factor.lastStep, factor.createdAt,
        ])
    }
    try record("factor.enrolled", factor.id, factor.kind.rawValue)
  }

  /// Activates or removes a factor; a removed one loses its seed.
  package func setFactor(_ id: RecordID, _ state: SecondFactor.State) throws {
    try changingStanding {
      try updateOne(
        "factor", id,
        sql: """
          UPDATE factor SET state = :state,
            sealed = CASE WHEN :state = 'removed' THEN NULL ELSE sealed END
          WHERE id = :id
          """, arguments: ["state": state.rawValue, "id": id])
    }
    try record("factor.\(state.rawValue)", id)
  }

  /// Uses up a time step of a factor; returns false where it or a later one was used before.
  package func useStep(_ step: Int64, of factor: RecordID) throws -> Bool {
    try changingStanding {
      try db.execute(
        sql: "UPDATE factor SET lastStep = :step WHERE id = :id AND coalesce(lastStep, -1) < :step",
        arguments: ["step": step, "id": factor])
      return db.changesCount == 1
    }
  }

  /// Puts a set of recovery codes in the place of the one before it.
  package func replaceRecoveryCodes(_ verifiers: [[UInt8]]) throws {
    try carryRecoveryCodes(verifiers)
    try record("recovery-codes.made", nil, "\(verifiers.count)")
  }

  /// Lets no other recovery codes count than these, which count in the account that is replaced.
  package func carryRecoveryCodes(_ verifiers: [[UInt8]]) throws {
    try changingStanding {
      try db.execute(sql: "DELETE FROM recoveryCode")
      for verifier in verifiers {
        try db.execute(
          sql: "INSERT INTO recoveryCode (hash) VALUES (?)", arguments: [Data(verifier)])
      }
    }
  }

  /// Uses up a recovery code; returns false where it was used before.
  package func useRecoveryCode(_ verifier: [UInt8]) throws -> Bool {
    let isUsed = try changingStanding {
      try db.execute(
        sql: "UPDATE recoveryCode SET usedAt = ? WHERE hash = ? AND usedAt IS NULL",
        arguments: [now, Data(verifier)])
      return db.changesCount == 1
    }
    guard isUsed else { return false }
    try record("recovery-code.used")
    return true
  }

  /// Adds a code that was sent; earlier ones for the purpose are void.
  package func insert(_ challenge: CodeChallenge) throws {
    try db.execute(sql: "DELETE FROM challenge WHERE purpose = ?", arguments: [challenge.purpose])
    try db.execute(
      sql: """
        INSERT INTO challenge (id, purpose, verifier, createdAt, expiresAt, tries)
        VALUES (?, ?, ?, ?, ?, ?)
        """,
      arguments: [
        challenge.id, challenge.purpose, Data(challenge.verifier), challenge.createdAt,
        challenge.expiresAt, challenge.tries,
      ])
    try record("code.sent", challenge.id, challenge.purpose)
  }

  /// Charges a try of a code before it is looked at; returns false when none is left.
  package func chargeTry(of challenge: RecordID, limit: Int) throws -> Bool {
    try db.execute(
      sql: "UPDATE challenge SET tries = tries + 1 WHERE id = ? AND tries < ? AND usedAt IS NULL",
      arguments: [challenge, limit])
    return db.changesCount == 1
  }

  /// Uses up a code; returns false where it was used before.
  package func use(challenge: RecordID) throws -> Bool {
    try db.execute(
      sql: "UPDATE challenge SET usedAt = ? WHERE id = ? AND usedAt IS NULL",
      arguments: [now, challenge])
    return db.changesCount == 1
  }

  /// Stores the failures of a credential of an account with the MAC over them, which the log states:
  /// an earlier row, whose MAC was genuine once, is no longer the one of now.
  package func store(
    _ state: AttemptState, of subject: String, account: RecordID, mac: [UInt8]
  ) throws {
    let stored = try reader.attempts(subject)
    let isStored = stored.map { $0.state == state && $0.mac == mac } ?? false
    if isStored, try reader.loggedAttempts(subject, of: account) == mac { return }
    try record("attempt.counted", account, "\(subject) \(Base64URL.encode(mac))")
    try db.execute(
      sql: """
        INSERT INTO attempt (subject, failures, locks, lockedUntil, needsVerification, mac)
        VALUES (?, ?, ?, ?, ?, ?)
        ON CONFLICT (subject) DO UPDATE SET failures = excluded.failures, locks = excluded.locks,
          lockedUntil = excluded.lockedUntil, needsVerification = excluded.needsVerification,
          mac = excluded.mac
        """,
      arguments: [
        subject, state.failures, state.locks, state.lockedUntil, state.needsVerification,
        Data(mac),
      ])
  }

  private func insertSlot(_ columns: StatementArguments) throws {
    try db.execute(
      sql: """
        INSERT INTO keySlot (id, kind, account, epoch, derivation, passes, memoryBytes, salt,
          commitment, nonce, ciphertext, createdAt, expiresAt, scope, bootID, device,
          lastUsed, lastUsedMAC, origin)
        VALUES (:id, :kind, :account, :epoch, :derivation, :passes, :memoryBytes, :salt,
          :commitment, :nonce, :ciphertext, :createdAt, :expiresAt, :scope, :bootID, :device,
          :lastUsed, :lastUsedMAC, :origin)
        """, arguments: columns)
  }
}
