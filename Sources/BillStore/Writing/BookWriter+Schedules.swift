package import BillCore
package import BillCredentials
import Foundation
import GRDB

extension BookWriter {
  /// Adds a schedule.
  package func insert(_ stored: StoredSchedule) throws {
    try store(stored, sql: "INSERT INTO schedule (\(names)) VALUES (\(places))")
    try record("schedule.added", stored.schedule.id, stored.schedule.name)
  }

  /// Changes a schedule; `what` names the change in the log, nil where a run only moves on.
  package func update(_ stored: StoredSchedule, _ what: String?) throws {
    try store(stored, sql: "UPDATE schedule SET (\(names)) = (\(places)) WHERE id = :id")
    guard db.changesCount == 1 else {
      throw StoreError.missing(table: "schedule", id: stored.schedule.id)
    }
    if let what { try record("schedule.\(what)", stored.schedule.id, stored.schedule.name) }
  }

  /// Notes what became of a period, in place of what was noted before.
  package func mark(_ mark: OccurrenceMark) throws {
    try db.cachedStatement(
      sql: """
        INSERT INTO occurrence (scheduleID, periodKey, nominal, state, reason, billID, at)
        VALUES (?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT (scheduleID, periodKey) DO UPDATE
        SET state = excluded.state, reason = excluded.reason, billID = excluded.billID,
            at = excluded.at
        """
    ).execute(arguments: [
      mark.scheduleID, mark.key.description, mark.nominal, mark.state, mark.reason, mark.billID,
      now,
    ])
    transaction.changedSchedules.insert(mark.scheduleID)
    try record("schedule.\(mark.state.rawValue)", mark.scheduleID, mark.key.description)
  }

  /// Forgets what was noted of a period, so that it is due again.
  package func unmark(_ mark: OccurrenceMark) throws {
    try db.execute(
      sql: "DELETE FROM occurrence WHERE scheduleID = ? AND periodKey = ? AND state = ?",
      arguments: [mark.scheduleID, mark.key.description, mark.state])
    guard db.changesCount == 1 else {
      throw StoreError.missing(table: "occurrence", id: mark.scheduleID)
    }
    transaction.changedSchedules.insert(mark.scheduleID)
    try record("schedule.unmarked", mark.scheduleID, mark.key.description)
  }

  /// Adds an agent.
  package func insert(_ agent: AgentRecord) throws {
    try db.execute(
      sql: """
        INSERT INTO agent (id, signPublicKey, boxPublicKey, createdAt, notAfter, signature)
        VALUES (?, ?, ?, ?, ?, ?)
        """,
      arguments: [
        agent.id, Data(agent.signingPublicKey), Data(agent.boxPublicKey), agent.createdAt,
        agent.notAfter, Data(agent.signature),
      ])
    try record("agent.enrolled", agent.id)
  }

  /// Dismisses an agent and every mandate it holds.
  package func revoke(agent id: RecordID) throws {
    try updateOne(
      "agent", id, sql: "UPDATE agent SET revokedAt = ? WHERE id = ? AND revokedAt IS NULL",
      arguments: [now, id])
    try db.execute(
      sql: "UPDATE mandate SET revokedAt = ? WHERE agentID = ? AND revokedAt IS NULL",
      arguments: [now, id])
    try record("agent.revoked", id)
  }

  /// Adds a mandate.
  package func insert(_ stored: StoredMandate) throws {
    let mandate = stored.mandate
    try db.cachedStatement(
      sql: """
        INSERT INTO mandate (root, version, agentID, payeeName, payeeHash, railHash, methodVersion,
          content, boxedKey, capsuleHash, validUntil, createdAt, signature)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """
    ).execute(arguments: [
      mandate.root, Int64(mandate.version), mandate.agentID, mandate.payeeName,
      Data(mandate.payeeHash), Data(mandate.railHash), Int64(mandate.methodVersion),
      Data(stored.capsule.content), Data(stored.capsule.boxedKey), Data(mandate.capsuleHash),
      mandate.validUntil, mandate.createdAt, Data(mandate.signature),
    ])
    try record("mandate.signed", mandate.root, "version \(mandate.version)")
  }

  /// Takes every mandate of a schedule back.
  package func revokeMandates(of schedule: RecordID) throws {
    try db.execute(
      sql: "UPDATE mandate SET revokedAt = ? WHERE root = ? AND revokedAt IS NULL",
      arguments: [now, schedule])
    if db.changesCount > 0 { try record("mandate.revoked", schedule) }
  }

  /// Keeps who vouched for a bill, so that it may be paid unattended.
  package func sign(bill id: RecordID, agent: RecordID?, _ signature: [UInt8]) throws {
    try db.cachedStatement(
      sql: "INSERT OR REPLACE INTO billSignature (billID, agentID, signature) VALUES (?, ?, ?)"
    ).execute(arguments: [id, agent, Data(signature)])
    try record("bill.vouched", id, agent == nil ? "by the holder" : "by the agent")
  }

  /// Keeps on which days pay comes in; nil forgets it.
  package func set(_ income: Income?) throws {
    try db.execute(sql: "DELETE FROM income")
    if let income {
      try db.execute(
        sql: "INSERT INTO income (id, payDay, amount, currency) VALUES (1, ?, ?, ?)",
        arguments: [income.payDay.description, income.amount?.minor, income.amount?.currency])
    }
    try record("account.payday", nil, income.map { $0.payDay.description } ?? "none")
  }

  private func store(_ stored: StoredSchedule, sql: String) throws {
    let values = stored.columns
    transaction.changedSchedules.insert(stored.schedule.id)
    try db.cachedStatement(sql: sql).execute(arguments: StatementArguments(values))
  }

  private var names: String { StoredSchedule.columnNames.joined(separator: ", ") }
  private var places: String {
    StoredSchedule.columnNames.map { ":\($0)" }.joined(separator: ", ")
  }
}
