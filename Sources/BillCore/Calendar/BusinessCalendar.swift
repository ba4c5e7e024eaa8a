/// On which days banks work.
package enum BusinessCalendar: String, Sendable, Hashable, CaseIterable {
  /// Monday to Friday, no holidays known.
  case weekdays
  /// The euro's settlement days (ECB, TARGET closing days since 2002).
  case target2

  /// Whether banks of this calendar work on a day.
  package func isBusinessDay(_ date: CalendarDate) -> Bool {
    !date.isWeekend && holiday(on: date) == nil
  }

  /// The name of the holiday on a day; nil on any other day, weekends included.
  package func holiday(on date: CalendarDate) -> String? {
    switch self {
    case .weekdays: nil
    case .target2: BusinessCalendar.targetHoliday(date)
    }
  }

  /// The day itself or the next business day after it.
  package func onOrAfter(_ date: CalendarDate) -> CalendarDate {
    var day = date
    while !isBusinessDay(day) { day = day.adding(days: 1) }
    return day
  }

  /// The day itself or the last business day before it.
  package func onOrBefore(_ date: CalendarDate) -> CalendarDate {
    var day = date
    while !isBusinessDay(day) { day = day.adding(days: -1) }
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

  private static func targetHoliday(_ date: CalendarDate) -> String? {
    switch (date.month, date.day) {
    case (1, 1): return "New Year's Day"
    case (5, 1): return "Labour Day"
    case (12, 25): return "Christmas Day"
    case (12, 26): return "26 December"
    default: break
    }
    let easter = CalendarDate.easterSunday(date.year)
    if date == easter.adding(days: -2) { return "Good Friday" }
    return date == easter.adding(days: 1) ? "Easter Monday" : nil
  }
}

extension CalendarDate {
  /// Easter Sunday of the Gregorian calendar (the anonymous algorithm of 1876, as in Meeus).
  static func easterSunday(_ year: Int) -> CalendarDate {
    let golden = year % 19
    let (century, rest) = (year / 100, year % 100)
    let correction = (century - (century + 8) / 25 + 1) / 3
    let epact = (19 * golden + century - century / 4 - correction + 15) % 30
    let weekday = (32 + 2 * (century % 4) + 2 * (rest / 4) - epact - rest % 4) % 7
    let shift = (golden + 11 * epact + 22 * weekday) / 451
    let day = epact + weekday - 7 * shift + 114
    // March has 31 days, so day numbers beyond it run on into April.
    return CalendarDate(year: year, month: 3, day: 1).map {
      $0.adding(days: day - 93)
    } ?? .first
  }
}
