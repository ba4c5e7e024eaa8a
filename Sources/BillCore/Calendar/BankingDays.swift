/// Something that knows on which days banks work.
package protocol BankingDays: Sendable {
  /// The name of the holiday on a day; nil on any other day, weekends included.
  func holiday(on date: CalendarDate) -> String?
}

extension BankingDays {
  /// Whether banks work on a day.
  package func isBusinessDay(_ date: CalendarDate) -> Bool {
    !date.isWeekend && holiday(on: date) == nil
  }

  /// The day itself or the next business day after it.
  package func onOrAfter(_ date: CalendarDate) -> CalendarDate {
    var day = date
    while !isBusinessDay(day), day < .last { day = day.adding(days: 1) }
    return day
  }

  /// The day itself or the last business day before it.
  package func onOrBefore(_ date: CalendarDate) -> CalendarDate {
    var day = date
    while !isBusinessDay(day), day > .first { day = day.adding(days: -1) }
    return day
  }

  /// So many business days after a day, before it when negative; the day itself need not be one.
  package func adding(businessDays: Int, to date: CalendarDate) -> CalendarDate {
    var day = businessDays < 0 ? onOrBefore(date) : onOrAfter(date)
    for _ in 0..<abs(businessDays) {
      let next = day.adding(days: businessDays.signum())
      day = businessDays < 0 ? onOrBefore(next) : onOrAfter(next)
    }
    return day
  }

  /// Why banks are closed on a day; nil on a business day.
  package func closure(on date: CalendarDate) -> ClosedDay? {
    if let name = holiday(on: date) { return ClosedDay(date: date, reason: .holiday(name)) }
    return date.isWeekend ? ClosedDay(date: date, reason: .weekend) : nil
  }
}
