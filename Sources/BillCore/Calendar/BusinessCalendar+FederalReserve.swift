extension BusinessCalendar {
  /// The holiday the Federal Reserve Banks keep on a day.
  ///
  /// A holiday on a Sunday is kept on Monday; one on a Saturday is not kept: the Banks are open on
  /// the Friday before (Federal Reserve Banks, holiday schedules).
  static func federalReserveHoliday(_ date: CalendarDate) -> String? {
    guard !date.isWeekend else { return nil }
    if let name = fixedFederalHoliday(date) ?? movingFederalHoliday(date) { return name }
    guard date.weekday == 1 else { return nil }
    return fixedFederalHoliday(date.adding(days: -1)).map { "\($0) (observed)" }
  }

  private static func fixedFederalHoliday(_ date: CalendarDate) -> String? {
    let (year, month, day) = date.civil
    switch (month, day) {
    case (1, 1): return "New Year's Day"
    case (6, 19): return year >= 2021 ? "Juneteenth National Independence Day" : nil
    case (7, 4): return "Independence Day"
    case (11, 11): return "Veterans Day"
    case (12, 25): return "Christmas Day"
    default: return nil
    }
  }

  private static func movingFederalHoliday(_ date: CalendarDate) -> String? {
    let (year, month, day) = date.civil
    let week = (day + 6) / 7
    switch (month, date.weekday, week) {
    case (1, 1, 3): return year >= 1986 ? "Birthday of Martin Luther King, Jr." : nil
    case (2, 1, 3): return "Washington's Birthday"
    case (5, 1, _): return day > 24 ? "Memorial Day" : nil
    case (9, 1, 1): return "Labor Day"
    case (10, 1, 2): return "Columbus Day"
    case (11, 4, 4): return "Thanksgiving Day"
    default: return nil
    }
  }
}
