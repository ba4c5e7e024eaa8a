/// A month of a year.
package struct CalendarMonth: Hashable, Sendable, Comparable {
  package let year: Int
  /// 1 to 12.
  package let month: Int

  package init?(year: Int, month: Int) {
    guard (1...9999).contains(year), (1...12).contains(month) else { return nil }
    self.year = year
    self.month = month
  }

  /// Reads `YYYY-MM`.
  package init?(_ text: some StringProtocol) {
    guard let date = CalendarDate("\(text)-01") else { return nil }
    self.init(date)
  }

  /// The month a date lies in.
  package init(_ date: CalendarDate) {
    year = date.year
    month = date.month
  }

  package var firstDay: CalendarDate {
    CalendarDate(dayNumber: anyDay.dayNumber - anyDay.day + 1)
  }

  package var lastDay: CalendarDate {
    firstDay.adding(days: CalendarDate.dayCount(year: year, month: month) - 1)
  }

  /// The month that many months later, or earlier when negative.
  package func adding(months: Int) -> CalendarMonth {
    let index = year * 12 + month - 1 + months
    return CalendarMonth(unchecked: index / 12, index % 12 + 1)
  }

  private init(unchecked year: Int, _ month: Int) {
    self.year = year
    self.month = month
  }

  // The initialisers leave only real months, so the fall-back is never taken.
  private var anyDay: CalendarDate {
    CalendarDate(year: year, month: month, day: 1) ?? CalendarDate(dayNumber: 0)
  }

  package static func < (left: CalendarMonth, right: CalendarMonth) -> Bool {
    (left.year, left.month) < (right.year, right.month)
  }
}

extension CalendarMonth: CustomStringConvertible {
  /// `YYYY-MM`.
  package var description: String { String(firstDay.description.prefix(7)) }
}
