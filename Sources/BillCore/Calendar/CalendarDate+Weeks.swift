extension CalendarDate {
  /// The date with exactly that day number; nil outside the calendar.
  init?(exactly dayNumber: Int) {
    self.init(dayNumber: dayNumber)
    guard self.dayNumber == dayNumber else { return nil }
  }

  /// 1 for 1 January.
  package var dayOfYear: Int {
    dayNumber - (CalendarDate(year: year, month: 1, day: 1)?.dayNumber ?? dayNumber) + 1
  }

  /// The number of days of a year.
  package static func dayCount(year: Int) -> Int { isLeap(year) ? 366 : 365 }

  /// The week and the year it belongs to: the one that has most of its days (ISO 8601 2.2.10 for
  /// weeks that start on Monday, RFC 5545 BYWEEKNO for all).
  package func week(startingOn first: Int = 1) -> (year: Int, number: Int) {
    let middle = adding(days: 3 - (weekday - first).modulo(7))
    return (middle.year, (middle.dayOfYear + 6) / 7)
  }

  /// The number of weeks of a year, 52 or 53.
  package static func weekCount(_ year: Int, startingOn first: Int = 1) -> Int {
    // The fourth day before the year's end is in its last week whatever day weeks start on.
    CalendarDate(year: year, month: 12, day: 28)?.week(startingOn: first).number ?? 52
  }
}

extension CalendarDate {
  /// `YYYYMMDD` (ISO 8601 basic, RFC 5545 3.3.4).
  package var basicText: String {
    String(decoding: description.utf8.filter { $0 != UInt8(ascii: "-") }, as: UTF8.self)
  }
}
