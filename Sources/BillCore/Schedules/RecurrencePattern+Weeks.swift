extension RecurrencePattern {
  /// Whether weekday, week number and day of the year take a day in.
  func isNamed(_ date: CalendarDate) -> Bool {
    (rule.weekdays.isEmpty || rule.weekdays.contains { isOn($0, date) })
      && (rule.weekNumbers.isEmpty || isInNamedWeek(date))
      && (rule.yearDays.isEmpty || rule.frequency == .yearly || isOnNamedYearDay(date))
  }

  /// Ordinals count in the month, and in the year when a yearly rule names no months
  /// (RFC 5545 3.3.10, notes 1 and 2).
  private func isOn(_ named: NamedWeekday, _ date: CalendarDate) -> Bool {
    guard named.weekday == date.weekday else { return false }
    guard let ordinal = named.ordinal else { return true }
    let (year, month, day) = date.civil
    let isOfYear = rule.frequency == .yearly && rule.months.isEmpty
    let index = isOfYear ? date.dayOfYear : day
    let count =
      isOfYear ? CalendarDate.dayCount(year: year) : CalendarDate.dayCount(year: year, month: month)
    return ordinal > 0 ? (index + 6) / 7 == ordinal : (count - index) / 7 + 1 == -ordinal
  }

  private func isOnNamedYearDay(_ date: CalendarDate) -> Bool {
    let day = date.dayOfYear
    let fromEnd = day - CalendarDate.dayCount(year: date.year) - 1
    return rule.yearDays.contains { $0 == day || $0 == fromEnd }
  }

  private func isInNamedWeek(_ date: CalendarDate) -> Bool {
    let week = date.week(startingOn: rule.weekStart)
    let fromEnd = week.number - CalendarDate.weekCount(week.year, startingOn: rule.weekStart) - 1
    return rule.weekNumbers.contains { $0 == week.number || $0 == fromEnd }
  }
}
