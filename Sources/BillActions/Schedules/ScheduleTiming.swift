package import BillCore
package import BillRails

/// When the dates of a schedule are sent on its rail.
package struct ScheduleTiming: Sendable {
  package let terms: SendTerms
  package let calendar: CombinedCalendar
  /// Business days before the send date from which a run may hand over.
  package let aheadDays: Int

  package init(_ schedule: Schedule, _ rail: Rail) {
    terms = SendTerms(
      rule: schedule.dayRule, leadDays: rail.leadDays, cutOffHour: rail.cutOffHour,
      payDay: schedule.payDay)
    calendar = CombinedCalendar([rail.calendar])
    aheadDays = rail.aheadDays
  }

  /// How the day is found on which something due is sent; `earliest` is the first day that is still
  /// possible, nil when the day is only looked at.
  package func sendDate(due: CalendarDate, earliest: CalendarDate? = nil) -> SendDate {
    terms.sendDate(due: due, earliest: earliest, in: calendar)
  }

  /// The first day on which a run has to look at a date; nil where the date is not paid.
  package func lookOn(_ nominal: CalendarDate) -> CalendarDate? {
    sendDate(due: nominal).sendOn.map { calendar.adding(businessDays: -aheadDays, to: $0) }
  }
}

extension Rail {
  /// A file has to reach the bank before its execution date, so it is written some days before.
  package var aheadDays: Int {
    switch kind {
    case .iso20022, .nacha, .csv: 2
    case .qr, .check, .portal, .command, .sandbox: 0
    }
  }
}
