package import BillCore
import GRDB

extension BookReader {
  /// How many things wait for the holder, in one read.
  package func statusCounts(today: CalendarDate, until: CalendarDate) throws -> StatusCounts {
    let row = try Row.fetchOne(
      db, sql: BookReader.statusSQL, arguments: ["today": today, "until": until])
    guard let row else { return StatusCounts() }
    let columns = ColumnReader(table: "bill", row: row)
    return StatusCounts(
      due: try columns.value("due"), overdue: try columns.value("overdue"),
      notAtBank: try columns.value("notAtBank"), late: try columns.value("late"),
      schedulesDue: try columns.value("schedulesDue"),
      heldPeriods: try heldMarks().count)
  }

  private static func list(_ states: [PaymentState]) -> String {
    states.map { "'\($0.rawValue)'" }.joined(separator: ",")
  }

  // An invoice waits while payments and credits leave something of it open; one whose amount the
  // payer chooses waits until anything was paid, and is never overdue.
  private static let statusSQL = """
    WITH waiting AS (
      SELECT due, amount FROM bill
      WHERE standing = 'open' AND type = 'invoice' AND due <= :until
        AND coalesce(amount, 1) >
          (SELECT coalesce(sum(payment.amount), 0) FROM payment
            WHERE billID = bill.id AND state IN (\(list(PaymentState.allCases.filter(\.reserves)))))
          + (SELECT coalesce(sum(creditUse.amount), 0) FROM creditUse
            WHERE billID = bill.id AND \(isRelief))
    )
    SELECT
      (SELECT count(*) FROM waiting WHERE due >= :today OR amount IS NULL) AS due,
      (SELECT count(*) FROM waiting WHERE due < :today AND amount IS NOT NULL) AS overdue,
      (SELECT count(*) FROM payment
        WHERE state IN (\(list(PaymentState.notAtBank)))) AS notAtBank,
      (SELECT count(*) FROM payment WHERE expectedSettle < :today
        AND state IN (\(list(PaymentState.underWay)))) AS late,
      (SELECT count(*) FROM schedule
        WHERE state = 'active' AND nextOn <= :today)
        AS schedulesDue
    """
}

/// How many things wait for the holder.
package struct StatusCounts: Hashable, Sendable {
  /// Bills due within the time looked ahead.
  package var due = 0
  package var overdue = 0
  /// Payments that are decided and not in the bank's hands.
  package var notAtBank = 0
  /// Payments that should have settled by now.
  package var late = 0
  /// Schedules a run has to look at today.
  package var schedulesDue = 0
  /// Periods of schedules that wait for the holder.
  package var heldPeriods = 0

  package init(
    due: Int = 0, overdue: Int = 0, notAtBank: Int = 0, late: Int = 0, schedulesDue: Int = 0,
    heldPeriods: Int = 0
  ) {
    self.due = due
    self.overdue = overdue
    self.notAtBank = notAtBank
    self.late = late
    self.schedulesDue = schedulesDue
    self.heldPeriods = heldPeriods
  }
}

extension PaymentState {
  /// Decided here, and the bank knows nothing of it yet.
  package static let notAtBank: [PaymentState] = [.approved, .staged, .emitted]
  /// Decided and not settled, wherever the money is.
  package static let underWay: [PaymentState] =
    notAtBank + [.presented, .delivered, .accepted, .sending, .sent, .unknown]
}
