/// The days a user says banks are closed on, beside those that follow from rules.
package struct HolidayList: Hashable, Sendable {
  /// Single days and their names.
  package var dates: [CalendarDate: String]
  /// Days of every year and their names.
  package var yearly: [AnnualDay: String]

  package init(dates: [CalendarDate: String] = [:], yearly: [AnnualDay: String] = [:]) {
    self.dates = dates
    self.yearly = yearly
  }

  /// What the user calls a day; nil where it is not in the list.
  package subscript(date: CalendarDate) -> String? {
    if let name = dates[date] { return name }
    return yearly.isEmpty ? nil : yearly[AnnualDay(date)]
  }

  /// More days in a row than banks were ever closed are a mistake, or somebody's who wants
  /// payments to leave on other days than their mandates were signed for.
  package static let longestClosureDays = 16

  /// The most days in a row, weekends among them, that the list closes.
  package var longestClosure: Int {
    // Weekdays and leap years come again after 28 years.
    let everyYear = (2024..<2052).flatMap { year in
      yearly.keys.compactMap { CalendarDate(year: year, month: $0.month, day: $0.day) }
    }
    return (Array(dates.keys) + everyYear).map(closure(around:)).max() ?? 0
  }

  // Counted no further than is needed to see that it is too long.
  private func closure(around date: CalendarDate) -> Int {
    var start = date
    while start.adding(days: -1).isWeekend { start = start.adding(days: -1) }
    let days = sequence(first: start) { $0.adding(days: 1) }
    return days.prefix(HolidayList.longestClosureDays + 1)
      .prefix { $0.isWeekend || self[$0] != nil }.count
  }
}

/// A day of every year.
package struct AnnualDay: Hashable, Sendable {
  package let month: Int
  package let day: Int

  /// The day of the year of a date.
  package init(_ date: CalendarDate) {
    let (_, month, day) = date.civil
    self.month = month
    self.day = day
  }

  /// Reads `MM-DD` and nothing else; 29 February is one.
  package init?(_ text: some StringProtocol) {
    guard let date = CalendarDate("2024-\(text)") else { return nil }
    self.init(date)
  }
}
