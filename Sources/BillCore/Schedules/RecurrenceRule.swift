/// A rule for repeating dates: an iCalendar RRULE (RFC 5545 3.3.10, RFC 7529) without times of day.
///
/// It says nothing about where it begins; `Recurrence` joins it with its start and checks it.
package struct RecurrenceRule: Hashable, Sendable {
  /// The period the rule steps by (FREQ).
  package var frequency: Frequency
  /// Every how many periods (INTERVAL).
  package var interval = 1
  package var end = End.never
  /// 1 to 12 (BYMONTH).
  package var months: [Int] = []
  /// 1 to 53, counted from the year's end when negative (BYWEEKNO).
  package var weekNumbers: [Int] = []
  /// 1 to 366, counted from the year's end when negative (BYYEARDAY).
  package var yearDays: [Int] = []
  /// 1 to 31, counted from the month's end when negative (BYMONTHDAY).
  package var monthDays: [Int] = []
  package var weekdays: [NamedWeekday] = []
  /// Which of a period's dates are meant, counted from its end when negative (BYSETPOS).
  package var positions: [Int] = []
  /// The day a week begins with, 1 for Monday to 7 for Sunday (WKST).
  package var weekStart = 1
  package var skip = Skip.omit

  package init(_ frequency: Frequency, interval: Int = 1) {
    self.frequency = frequency
    self.interval = interval
  }

  /// RFC 5545 FREQ, as far as whole days go.
  package enum Frequency: String, Hashable, Sendable, CaseIterable {
    case daily = "DAILY"
    case weekly = "WEEKLY"
    case monthly = "MONTHLY"
    case yearly = "YEARLY"
  }

  /// When a rule ends (COUNT, UNTIL).
  package enum End: Hashable, Sendable {
    case never
    case count(Int)
    /// The last day on which a date may fall.
    case until(CalendarDate)
  }

  /// What becomes of a day that a month or year does not have (RFC 7529 4.1, SKIP).
  package enum Skip: String, Hashable, Sendable, CaseIterable {
    /// It is left out, as RFC 5545 says.
    case omit = "OMIT"
    /// The last day before it is taken: 31 becomes the month's last day.
    case backward = "BACKWARD"
    /// The first day after it is taken: 31 becomes the next month's first day.
    case forward = "FORWARD"
  }
}

/// A weekday, or one of its instances in a month or year (RFC 5545 3.3.10, BYDAY).
package struct NamedWeekday: Hashable, Sendable, Comparable {
  /// 1 for Monday to 7 for Sunday.
  package var weekday: Int
  /// Which one of its month or year, counted from the end when negative; nil for every one.
  package var ordinal: Int?

  package init(_ weekday: Int, ordinal: Int? = nil) {
    self.weekday = weekday
    self.ordinal = ordinal
  }

  package static func < (left: NamedWeekday, right: NamedWeekday) -> Bool {
    (left.weekday, left.ordinal ?? 0) < (right.weekday, right.ordinal ?? 0)
  }
}
