/// The days a rule names, period by period, with neither beginning nor end.
///
/// A period is a day, week, month or year, and known by its number: so the dates around any day are
/// found without walking there from the start.
struct RecurrencePattern: Sendable {
  /// The rule with the parts that it takes from its start filled in.
  let rule: RecurrenceRule
  private let anchor: CalendarDate

  /// The start gives what a rule leaves out: weekday, day of the month, month (RFC 5545 3.8.5.3).
  init(_ rule: RecurrenceRule, anchor: CalendarDate) {
    var filled = rule
    if rule.weekNumbers.isEmpty, rule.yearDays.isEmpty, rule.monthDays.isEmpty,
      rule.weekdays.isEmpty
    {
      switch rule.frequency {
      case .daily: break
      case .weekly: filled.weekdays = [NamedWeekday(anchor.weekday)]
      case .monthly: filled.monthDays = [anchor.day]
      case .yearly:
        filled.monthDays = [anchor.day]
        if rule.months.isEmpty { filled.months = [anchor.month] }
      }
    }
    self.rule = filled
    self.anchor = anchor
  }

  /// The number of the last of the rule's own periods that begins on or before a date.
  func period(at date: CalendarDate) -> Int {
    let number = number(of: date)
    return number - (number - self.number(of: anchor)).modulo(rule.interval)
  }

  /// The first day of a period; nil outside the calendar.
  func firstDay(of period: Int) -> CalendarDate? {
    switch rule.frequency {
    case .daily: CalendarDate(exactly: period)
    case .weekly: CalendarDate(exactly: period * 7 + weekOffset)
    case .monthly:
      CalendarDate(year: period.floorDivided(by: 12), month: period.modulo(12) + 1, day: 1)
    case .yearly: CalendarDate(year: period, month: 1, day: 1)
    }
  }

  /// The dates of a period in order.
  ///
  /// A day that is moved (SKIP) may lie one day outside of it.
  func dates(in period: Int) -> [CalendarDate] {
    guard let first = firstDay(of: period) else { return [] }
    let dates = candidates(from: first).filter(isNamed).sortedOnce
    guard !rule.positions.isEmpty else { return dates }
    let chosen = rule.positions.map { $0 > 0 ? $0 - 1 : dates.count + $0 }
    return chosen.filter(dates.indices.contains).map { dates[$0] }.sortedOnce
  }

  private func number(of date: CalendarDate) -> Int {
    switch rule.frequency {
    case .daily: return date.dayNumber
    case .weekly: return (date.dayNumber - weekOffset).floorDivided(by: 7)
    case .monthly:
      let (year, month, _) = date.civil
      return year * 12 + month - 1
    case .yearly: return date.year
    }
  }

  // 1970-01-01 was a Thursday, three days after a Monday.
  private var weekOffset: Int { rule.weekStart - 4 }
}

// MARK: - Days of a period

extension RecurrencePattern {
  /// The days chosen by month, day of the month and day of the year; weekdays and week numbers are
  /// left to `isNamed`, because they only take away from them.
  private func candidates(from first: CalendarDate) -> [CalendarDate] {
    let (year, month, _) = first.civil
    switch rule.frequency {
    case .daily: return isInMonthAndOnDay(first) ? [first] : []
    case .weekly: return (0..<7).map { first.adding(days: $0) }.filter(isInMonthAndOnDay)
    case .monthly: return isWanted(month: month) ? days(year: year, month: month) : []
    case .yearly:
      guard rule.yearDays.isEmpty else {
        let count = CalendarDate.isLeap(year) ? 366 : 365
        return rule.yearDays.compactMap { day($0, of: count, from: first) }
          .filter(isInMonthAndOnDay)
      }
      return (rule.months.isEmpty ? Array(1...12) : rule.months)
        .flatMap { days(year: year, month: $0) }
    }
  }

  private func days(year: Int, month: Int) -> [CalendarDate] {
    guard let first = CalendarDate(year: year, month: month, day: 1) else { return [] }
    let count = CalendarDate.dayCount(year: year, month: month)
    guard !rule.monthDays.isEmpty else { return (0..<count).map { first.adding(days: $0) } }
    return rule.monthDays.compactMap { day($0, of: count, from: first) }
  }

  /// A numbered day of a month or year; one that it does not have goes where SKIP says.
  private func day(_ number: Int, of count: Int, from first: CalendarDate) -> CalendarDate? {
    let index = number > 0 ? number - 1 : count + number
    if (0..<count).contains(index) { return first.adding(days: index) }
    switch rule.skip {
    case .omit: return nil
    case .backward: return first.adding(days: number > 0 ? count - 1 : -1)
    case .forward: return first.adding(days: number > 0 ? count : 0)
    }
  }

  private func isWanted(month: Int) -> Bool {
    rule.months.isEmpty || rule.months.contains(month)
  }

  private func isInMonthAndOnDay(_ date: CalendarDate) -> Bool {
    guard !(rule.months.isEmpty && rule.monthDays.isEmpty) else { return true }
    let (year, month, day) = date.civil
    let fromEnd = day - CalendarDate.dayCount(year: year, month: month) - 1
    return isWanted(month: month)
      && (rule.monthDays.isEmpty || !rule.monthDays.allSatisfy { $0 != day && $0 != fromEnd })
  }
}
