/// Dates that repeat by a rule from a start: what a schedule is due on, before any shift.
///
/// A value of this type fires at least once; a rule that never does cannot be made into one.
package struct Recurrence: Hashable, Sendable {
  /// The rule in its normal form: lists sorted, nothing repeated.
  package let rule: RecurrenceRule
  /// The first day on which a date may fall, and the anchor of the rule's periods (DTSTART).
  ///
  /// It is a date of the recurrence only if the rule names it.
  package let start: CalendarDate
  /// The first date.
  package let first: CalendarDate
  /// No date follows this day: the last date of a counted rule, the end of a rule with an end.
  package let end: CalendarDate

  /// Joins a rule with its start; throws when a part is out of range, the end is before the start
  /// or no date follows.
  package init(_ rule: RecurrenceRule, start: CalendarDate) throws(RecurrenceError) {
    try rule.check()
    let rule = rule.normalised
    if case .until(let until) = rule.end, until < start {
      throw .endsBeforeStart(start: start, until: until)
    }
    let pattern = RecurrencePattern(rule, anchor: start)
    let last: CalendarDate? =
      switch rule.end {
      case .never: .last
      case .until(let until): until
      case .count(let count): pattern.last(of: count, from: start)
      }
    guard let last,
      let first = RecurrenceDates(pattern, from: start, last: last).first(where: { _ in true })
    else { throw .neverFires(rule.description) }
    self.rule = rule
    self.start = start
    self.first = first
    end = last
  }

  /// A single date.
  package init(once date: CalendarDate) throws(RecurrenceError) {
    var rule = RecurrenceRule(.daily)
    rule.end = .count(1)
    try self.init(rule, start: date)
  }

  /// Whether there is one date only.
  package var isOnce: Bool { rule.end == .count(1) }

  var pattern: RecurrencePattern { RecurrencePattern(rule, anchor: start) }
}

extension Recurrence {
  /// The dates on or after a day, lazily; all of them without a day.
  package func dates(from day: CalendarDate = .first) -> RecurrenceDates {
    RecurrenceDates(pattern, from: max(day, first), last: end)
  }

  /// The first date on or after a day; nil when there is none.
  package func next(onOrAfter day: CalendarDate) -> CalendarDate? {
    guard day > first else { return first }
    guard day <= end else { return nil }
    var dates = dates(from: day)
    return dates.next()
  }

  /// The last date on or before a day; nil when there is none.
  package func previous(onOrBefore day: CalendarDate) -> CalendarDate? {
    let day = min(day, end)
    guard day >= first else { return nil }
    let pattern = pattern
    // A day that SKIP moves comes from the period after it or before it.
    let margin = rule.skip == .omit ? 0 : rule.interval
    let periods = stride(
      from: pattern.period(at: day) + margin, through: pattern.period(at: first) - margin,
      by: -rule.interval)
    return periods.lazy.compactMap { pattern.dates(in: $0).last { $0 <= day } }.first
  }

  /// Whether a day is a date of the recurrence.
  package func contains(_ day: CalendarDate) -> Bool { next(onOrAfter: day) == day && day >= first }
}

extension RecurrencePattern {
  /// The date with that number, or the last one when there are fewer; nil when there is none.
  fileprivate func last(of count: Int, from start: CalendarDate) -> CalendarDate? {
    var last: CalendarDate?
    for date in RecurrenceDates(self, from: start, last: .last).prefix(count) { last = date }
    return last
  }
}
