package import BillCore
import GRDB

/// What an unattended run asks, each for all the schedules it looks at in one go.
extension BookReader {
  // A period that waits for the user is looked at until it is settled.
  static let looked = """
    SELECT id FROM schedule WHERE state IN ('active','paused') AND nextOn <= :day
    UNION SELECT scheduleID FROM occurrence WHERE state = 'held'
    """

  /// The schedules a run looks at on a day.
  package func schedules(lookedAtOn day: CalendarDate) throws -> [StoredSchedule] {
    try StoredSchedule.fetchAll(
      db.cachedStatement(
        sql: """
          SELECT * FROM schedule
          WHERE id IN (\(BookReader.looked)) AND state IN ('active','paused')
          ORDER BY nextOn, id
          """), arguments: ["day": day])
  }

  /// Whether there is any.
  package func looksAtSchedules(on day: CalendarDate) throws -> Bool {
    try Bool.fetchOne(
      db.cachedStatement(
        sql: """
          SELECT EXISTS (
              SELECT 1 FROM schedule WHERE state IN ('active','paused') AND nextOn <= :day)
            OR EXISTS (
              SELECT 1 FROM occurrence JOIN schedule ON schedule.id = occurrence.scheduleID
              WHERE occurrence.state = 'held' AND schedule.state IN ('active','paused'))
          """), arguments: ["day": day]) ?? false
  }

  /// The newest mandates an agent holds for them.
  package func mandates(of agent: RecordID, lookedAtOn day: CalendarDate) throws
    -> [RecordID: StoredMandate]
  {
    let mandates = try StoredMandate.fetchAll(
      db.cachedStatement(
        sql: """
          SELECT * FROM mandate
          WHERE root IN (\(BookReader.looked)) AND agentID = :agent ORDER BY version
          """), arguments: ["day": day, "agent": agent])
    return Dictionary(mandates.map { ($0.mandate.root, $0) }) { $1 }
  }

  /// What became of their periods.
  package func marks(lookedAtOn day: CalendarDate) throws -> [RecordID: [OccurrenceMark]] {
    let marks = try OccurrenceMark.fetchAll(
      db.cachedStatement(
        sql: """
          SELECT * FROM occurrence WHERE scheduleID IN (\(BookReader.looked)) ORDER BY nominal
          """), arguments: ["day": day])
    return Dictionary(grouping: marks, by: \.scheduleID)
  }

  /// The periods for which they ever made a payment.
  package func paidPeriods(lookedAtOn day: CalendarDate) throws -> [RecordID: Set<PeriodKey>] {
    let rows = try Row.fetchCursor(
      db.cachedStatement(
        sql: """
          SELECT mandateRoot, periodKey FROM payment
          WHERE mandateRoot IN (\(BookReader.looked))
          """), arguments: ["day": day])
    return try rows.reduce(into: [:]) { periods, row in
      let columns = ColumnReader(table: "payment", row: row)
      guard let key = try columns.parsed("periodKey", { PeriodKey($0) }) else { return }
      periods[try columns.value("mandateRoot"), default: []].insert(key)
    }
  }

  /// The open invoices of their billers of which something may be unpaid, or that were due since a
  /// day, the earliest due first.
  package func bills(lookedAtOn day: CalendarDate, dueSince: CalendarDate) throws -> [Bill] {
    let reserving = PaymentState.allCases.filter(\.reserves).map { "'\($0.rawValue)'" }
      .joined(separator: ",")
    return try Bill.readAll(
      db.cachedStatement(
        sql: """
          SELECT * FROM bill
          WHERE standing = 'open' AND type = 'invoice' AND billerID IN (
              SELECT billerID FROM schedule WHERE id IN (\(BookReader.looked)))
            AND (coalesce(due, issued, '9999') >= :since OR amount IS NULL OR amount > (
              SELECT coalesce(sum(payment.amount), 0) FROM payment
              WHERE payment.billID = bill.id AND payment.state IN (\(reserving))))
          ORDER BY due IS NULL, due, createdAt, id
          """), arguments: ["day": day, "since": dueSince])
  }

  /// The payments of a biller that left or may have left, the newest first.
  package func payments(biller: RecordID, limit: Int) throws -> [Payment] {
    let reserving = PaymentState.allCases.filter(\.reserves).map { "'\($0.rawValue)'" }
      .joined(separator: ",")
    return try Payment.readAll(
      db.cachedStatement(
        sql: """
          SELECT * FROM payment WHERE billerID = ? AND state IN (\(reserving))
          ORDER BY executeOn DESC, createdAt DESC, id LIMIT ?
          """), arguments: [biller, limit])
  }

  /// Whether a bill is the bill of a period of a schedule.
  package func isPlanned(_ bill: RecordID) throws -> Bool {
    try Bool.fetchOne(
      db.cachedStatement(
        sql: """
          SELECT EXISTS (
              SELECT 1 FROM payment
              WHERE billID IN (\(BookReader.sameCharge)) AND mandateRoot IS NOT NULL)
            OR EXISTS (
              SELECT 1 FROM occurrence
              WHERE billID IN (\(BookReader.sameCharge)) AND state = 'listed')
          """), arguments: ["bill": bill]) ?? false
  }

  /// The payments of schedules whose state is not the one their last step says.
  package func misstatedPayments() throws -> [RecordID] {
    try RecordID.fetchAll(
      db.cachedStatement(
        sql: """
          SELECT id FROM payment WHERE mandateRoot IS NOT NULL AND state IS NOT (
            SELECT state FROM paymentEvent WHERE paymentID = payment.id ORDER BY id DESC LIMIT 1)
          ORDER BY id
          """))
  }
}

extension BookReader {
  /// The bills that somebody vouched for since they were changed last, as the log says.
  ///
  /// Signatures end with the key that made them, and do not come along from another account.
  package func vouchedBills() throws -> Set<RecordID> {
    let rows = try Row.fetchAll(
      db,
      sql: """
        SELECT subject, kind, max(position) FROM event
        WHERE kind IN ('bill.vouched','bill.changed','bill.released')
          AND position > coalesce((
            SELECT max(position) FROM event
            WHERE kind IN ('bill.unvouched','account.merged')), 0)
        GROUP BY subject
        """)
    return Set(
      try rows.map { ColumnReader(table: "event", row: $0) }
        .filter { try $0.value("kind") == "bill.vouched" }.map { try $0.value("subject") })
  }

  /// Whether somebody vouched for a bill whose signature is not there.
  package func hasLostSignature(_ bill: RecordID) throws -> Bool {
    try signature(ofBill: bill) == nil && vouchedBills().contains(bill)
  }

  /// The open bills of billers that have a schedule, for which nobody vouched yet, or only an agent
  /// that was dismissed.
  package func unvouchedBills() throws -> [Bill] {
    try Bill.readAll(
      db,
      sql: """
        SELECT * FROM bill
        WHERE standing = 'open' AND type = 'invoice'
          AND billerID IN (SELECT billerID FROM schedule WHERE state <> 'removed')
          AND id NOT IN (
            SELECT billID FROM billSignature LEFT JOIN agent ON agent.id = agentID
            WHERE agentID IS NULL OR (agent.revokedAt IS NULL AND NOT EXISTS (
              SELECT 1 FROM event WHERE kind = 'agent.revoked' AND subject = agentID)))
        ORDER BY createdAt, id
        """)
  }
}
