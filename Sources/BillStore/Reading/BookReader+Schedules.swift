package import BillCore
package import BillCredentials
import GRDB

extension BookReader {
  /// The schedules that were not removed, the next one first; removed ones only when asked for.
  package func schedules(removed: Bool = false) throws -> [StoredSchedule] {
    try StoredSchedule.fetchAll(
      db,
      sql: """
        SELECT * FROM schedule WHERE state <> 'removed' OR ?
        ORDER BY nextOn IS NULL, nextOn, createdAt, id
        """, arguments: [removed])
  }

  /// The names of the schedules that are not over and of which something holds.
  package func scheduleNames(_ isMeant: (Schedule) -> Bool) throws -> [String] {
    try schedules().map(\.schedule).filter { $0.state != .ended && isMeant($0) }.map(\.name)
  }

  /// A schedule that must exist.
  package func schedule(_ id: RecordID) throws -> StoredSchedule {
    let statement = try db.cachedStatement(sql: "SELECT * FROM schedule WHERE id = ?")
    return try StoredSchedule.fetchOne(statement, arguments: [id])
      ?? { throw StoreError.missing(table: "schedule", id: id) }()
  }

  /// What became of the periods of a schedule, the oldest first.
  package func marks(of schedule: RecordID) throws -> [OccurrenceMark] {
    try OccurrenceMark.fetchAll(
      db.cachedStatement(
        sql: "SELECT * FROM occurrence WHERE scheduleID = ? ORDER BY nominal, periodKey"),
      arguments: [schedule])
  }

  /// What became of the periods of every schedule, the oldest first.
  package func marks() throws -> [RecordID: [OccurrenceMark]] {
    let marks = try OccurrenceMark.fetchAll(
      db, sql: "SELECT * FROM occurrence ORDER BY nominal, periodKey")
    return Dictionary(grouping: marks, by: \.scheduleID)
  }

  /// The periods that wait for the holder, the oldest first; what was paid since, or needs no
  /// payment any more, waits for nobody.
  package func heldMarks() throws -> [OccurrenceMark] {
    try OccurrenceMark.fetchAll(
      db, sql: "SELECT * FROM occurrence WHERE state = 'held' ORDER BY nominal, scheduleID"
    ).filter { try !isOver($0) }
  }

  /// The dates since a day that were missed.
  package func missedMarks(since day: CalendarDate) throws -> [OccurrenceMark] {
    try OccurrenceMark.fetchAll(
      db,
      sql: """
        SELECT * FROM occurrence WHERE state = 'missed' AND nominal >= ?
        ORDER BY nominal, scheduleID
        """, arguments: [day])
  }

  private func isOver(_ mark: OccurrenceMark) throws -> Bool {
    let isPaid = try payments(mandate: mark.scheduleID)
      .contains { $0.periodKey == mark.key && $0.state.reserves }
    guard !isPaid, case .bill(let id) = mark.key else { return isPaid }
    let open = try balances(of: id)[id]?.open
    return try bill(id).standing != .open || open.map { !$0.isPositive } ?? false
  }

  /// The payments made under a schedule, the newest first.
  package func payments(mandate root: RecordID) throws -> [Payment] {
    try Payment.readAll(
      db.cachedStatement(
        sql: "SELECT * FROM payment WHERE mandateRoot = ? ORDER BY executeOn DESC, id"),
      arguments: [root])
  }

  /// The periods of a schedule that need no more planning: paid, skipped, missed, listed or held.
  package func settledPeriods(of schedule: RecordID) throws -> Set<PeriodKey> {
    let texts = try String.fetchAll(
      db.cachedStatement(
        sql: """
          SELECT periodKey FROM occurrence WHERE scheduleID = :id
          UNION SELECT periodKey FROM payment WHERE mandateRoot = :id
          """), arguments: ["id": schedule])
    return try Set(
      texts.map { text in
        guard let key = PeriodKey(text) else {
          throw StoreError.corruptRow(table: "payment", column: "periodKey")
        }
        return key
      })
  }

  /// The newest mandate of a schedule for an agent; nil where none was given.
  package func mandate(_ root: RecordID, agent: RecordID) throws -> StoredMandate? {
    let statement = try db.cachedStatement(
      sql: """
        SELECT * FROM mandate WHERE root = ? AND agentID = ? ORDER BY version DESC LIMIT 1
        """)
    return try StoredMandate.fetchOne(statement, arguments: [root, agent])
  }

  /// The agents, the newest first.
  ///
  /// The log says too which were dismissed: an edit of its row, or an old one, brings none back.
  package func agents(of account: RecordID) throws -> [AgentRecord] {
    try Row.fetchAll(
      db,
      sql: """
        SELECT *, coalesce(revokedAt, (
            SELECT min(at) FROM event WHERE kind = 'agent.revoked' AND subject = agent.id
          )) AS dismissedAt
        FROM agent ORDER BY createdAt DESC, id
        """
    ).map { row in
      let columns = ColumnReader(table: "agent", row: row)
      return AgentRecord(
        id: try columns.value("id"), account: account,
        signingPublicKey: try columns.bytes("signPublicKey"),
        boxPublicKey: try columns.bytes("boxPublicKey"),
        createdAt: try columns.value("createdAt"), notAfter: try columns.value("notAfter"),
        signature: try columns.bytes("signature"), revokedAt: try columns.optional("dismissedAt"))
    }
  }

  /// Who signed a bill for unattended payment, and the signature; nil when nobody did.
  package func signature(ofBill id: RecordID) throws -> (agent: RecordID?, signature: [UInt8])? {
    try Row.fetchOne(db, sql: "SELECT * FROM billSignature WHERE billID = ?", arguments: [id])
      .map { row in
        let columns = ColumnReader(table: "billSignature", row: row)
        return (try columns.optional("agentID"), try columns.bytes("signature"))
      }
  }

  /// On which days pay comes in, and how much; nil where the user did not say.
  package func income() throws -> Income? {
    try Row.fetchOne(db, sql: "SELECT * FROM income").map { row in
      let columns = ColumnReader(table: "income", row: row)
      guard let payDay = try columns.parsed("payDay", PayDay.init(canonical:)) else {
        throw StoreError.corruptRow(table: "income", column: "payDay")
      }
      let currency: Currency? = try columns.optional("currency")
      return Income(
        payDay: payDay, amount: try currency.flatMap { try columns.optionalMoney("amount", $0) })
    }
  }
}
