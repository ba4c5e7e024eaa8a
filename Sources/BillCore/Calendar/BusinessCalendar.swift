/// On which days banks work, by rule: no table has to be kept up to date.
package enum BusinessCalendar: String, Sendable, Hashable, CaseIterable {
  /// Monday to Friday, no holidays known.
  case weekdays
  /// The euro's settlement days (ECB, TARGET closing days since 2002).
  case target2
  /// The settlement days of the Fedwire Funds Service (Federal Reserve Banks' holiday schedule).
  case fedwire
  /// The settlement days of FedACH; the Federal Reserve Banks keep one holiday schedule for both.
  case fedACH = "fedach"
  /// The bank holidays of England and Wales, on which Bacs and CHAPS rest (Banking and Financial
  /// Dealings Act 1971). Days proclaimed for one year belong into the user's own list.
  case england
}

extension BusinessCalendar: BankingDays {
  /// The name of the holiday on a day; nil on any other day, weekends included.
  package func holiday(on date: CalendarDate) -> String? {
    switch self {
    case .weekdays: nil
    case .target2: BusinessCalendar.targetHoliday(date)
    case .fedwire, .fedACH: BusinessCalendar.federalReserveHoliday(date)
    case .england: BusinessCalendar.englishHoliday(date)
    }
  }

  private static func targetHoliday(_ date: CalendarDate) -> String? {
    switch (date.month, date.day) {
    case (1, 1): "New Year's Day"
    case (5, 1): "Labour Day"
    case (12, 25): "Christmas Day"
    case (12, 26): "26 December"
    default: easterHoliday(date)
    }
  }

  /// Good Friday or Easter Monday.
  static func easterHoliday(_ date: CalendarDate) -> String? {
    let (year, month, _) = date.civil
    guard month == 3 || month == 4 else { return nil }
    switch date.dayNumber - CalendarDate.easterSunday(year).dayNumber {
    case -2: return "Good Friday"
    case 1: return "Easter Monday"
    default: return nil
    }
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
