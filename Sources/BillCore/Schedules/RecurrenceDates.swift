/// The dates of a rule one after the other, found when they are asked for.
///
/// It ends with the rule, with the calendar, and where no date follows within 400 years: after
/// these the Gregorian calendar repeats itself, weekdays included. So it never runs for ever.
package struct RecurrenceDates: Sequence, IteratorProtocol, Sendable {
  static let cycleDays = 146_097

  private let pattern: RecurrencePattern
  private let last: CalendarDate
  private var period: Int
  private var pending: ArraySlice<CalendarDate> = []
  private var from: CalendarDate

  init(_ pattern: RecurrencePattern, from: CalendarDate, last: CalendarDate) {
    self.pattern = pattern
    self.from = from
    self.last = last
    period = pattern.period(at: from)
    // A day that SKIP moves forward comes from the period before.
    let before = period - pattern.rule.interval
    if pattern.rule.skip != .omit, pattern.firstDay(of: before) != nil { period = before }
    if pattern.firstDay(of: period) == nil { period += pattern.rule.interval }
  }

  /// The next date; nil after the last.
  package mutating func next() -> CalendarDate? {
    while pending.isEmpty {
      // A day that SKIP moves backward comes from the period after.
      guard let first = pattern.firstDay(of: period), first <= last.adding(days: 1),
        first.dayNumber - from.dayNumber <= RecurrenceDates.cycleDays
      else { return nil }
      pending = pattern.dates(in: period).drop { $0 < from }
      period += pattern.rule.interval
    }
    let date = pending.removeFirst()
    guard date <= last else { return nil }
    from = date.adding(days: 1)
    return date
  }
}
