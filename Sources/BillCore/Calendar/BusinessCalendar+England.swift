extension BusinessCalendar {
  /// The bank holiday of England and Wales on a day, substitute days included.
  static func englishHoliday(_ date: CalendarDate) -> String? {
    let (_, month, day) = date.civil
    switch (month, day) {
    case (1, 1): return newYear
    case (12, 25): return christmas
    case (12, 26): return boxingDay
    default: break
    }
    if date.weekday == 1, let name = englishMonday(month: month, day: day) { return name }
    return substitute(date) ?? easterHoliday(date)
  }

  private static let newYear = "New Year's Day"
  private static let christmas = "Christmas Day"
  private static let boxingDay = "Boxing Day"

  private static func englishMonday(month: Int, day: Int) -> String? {
    switch month {
    case 5 where day <= 7: "Early May bank holiday"
    case 5 where day > 24: "Spring bank holiday"
    case 8 where day > 24: "Summer bank holiday"
    default: nil
    }
  }

  // A bank holiday on a weekend moves to the next day that is neither weekend nor bank holiday.
  private static func substitute(_ date: CalendarDate) -> String? {
    let (_, month, day) = date.civil
    let name: String? =
      switch (month, day, date.weekday) {
      case (1, 2, 1), (1, 3, 1): newYear
      case (12, 27, 1), (12, 27, 2): christmas
      case (12, 28, 1), (12, 28, 2): boxingDay
      default: nil
      }
    return name.map { "\($0) (substitute day)" }
  }
}
