/// The name of one due instance of a recurrence: by it a period is paid once and never again.
///
/// It comes from the date the rule names, before any shift, so that a holiday moves a payment and
/// not its name. Counting in a month looks neither at start nor at end, so that changing these
/// renames nothing.
package enum PeriodKey: Hashable, Sendable {
  case year(Int)
  /// The month's date with that number, from 1.
  case month(CalendarMonth, number: Int)
  /// An ISO 8601 week.
  case week(year: Int, number: Int)
  case day(CalendarDate)
  /// A bill that is paid as it arrives.
  case bill(RecordID)
}

extension PeriodKey: CustomStringConvertible {
  /// `Y:2026`, `M:2026-11`, `M:2026-11/2`, `W:2026-W47`, `D:2026-11-22`, `B:` and a bill's id.
  package var description: String {
    switch self {
    case .year(let year): "Y:\(CalendarDate.padded(year, 4))"
    case .month(let month, 1): "M:\(month)"
    case .month(let month, let number): "M:\(month)/\(number)"
    case .week(let year, let number):
      "W:\(CalendarDate.padded(year, 4))-W\(CalendarDate.padded(number, 2))"
    case .day(let date): "D:\(date)"
    case .bill(let id): "B:\(id)"
    }
  }

  /// Reads exactly what `description` writes.
  package init?(_ text: String) {
    let value = text.dropFirst(2)
    let key: PeriodKey? =
      switch text.prefix(2) {
      case "Y:": CalendarMonth("\(value)-01").map { .year($0.year) }
      case "M:": PeriodKey.month(in: value)
      case "W:": PeriodKey.week(in: value)
      case "D:": CalendarDate(value).map { .day($0) }
      case "B:": RecordID(value).map { .bill($0) }
      default: nil
      }
    guard let key, key.description == text else { return nil }
    self = key
  }

  private static func month(in text: Substring) -> PeriodKey? {
    let parts = text.split(separator: "/", maxSplits: 1)
    guard let first = parts.first, let month = CalendarMonth(first) else { return nil }
    guard parts.count == 2 else { return .month(month, number: 1) }
    guard let number = Int(parts[1]), number > 1 else { return nil }
    return .month(month, number: number)
  }

  private static func week(in text: Substring) -> PeriodKey? {
    guard text.utf8.count == 8, let year = CalendarMonth("\(text.prefix(4))-01")?.year,
      let number = Int(text.suffix(2)), (1...CalendarDate.weekCount(year)).contains(number)
    else { return nil }
    return .week(year: year, number: number)
  }
}

extension Recurrence {
  /// The name of the period of one of the recurrence's dates; no two of its dates share one.
  package func periodKey(of nominal: CalendarDate) -> PeriodKey {
    let pattern = pattern
    switch pattern.rule.frequency {
    case .daily: return .day(nominal)
    case .weekly:
      guard pattern.rule.weekdays.count == 1 else { return .day(nominal) }
      let week = nominal.week()
      return .week(year: week.year, number: week.number)
    case .yearly where pattern.isOnceAYear: return .year(nominal.year)
    case .monthly, .yearly:
      let month = CalendarMonth(nominal)
      let until = RecurrenceDates(pattern, from: month.firstDay, last: nominal)
      return .month(month, number: until.reduce(0) { number, _ in number + 1 })
    }
  }
}

extension RecurrencePattern {
  /// Whether a yearly rule can be seen to name at most one day of any year.
  ///
  /// Days that SKIP moves may cross the year's end, but not those of a named month: December and
  /// January have all their days.
  fileprivate var isOnceAYear: Bool {
    if rule.months.count == 1, rule.monthDays.count == 1, rule.yearDays.isEmpty { return true }
    guard rule.skip == .omit else { return false }
    let isOneWeekday = rule.weekdays.count == 1 && rule.weekdays[0].ordinal != nil
    return rule.yearDays.count == 1 || rule.positions.count == 1
      || isOneWeekday && rule.months.count <= 1
  }
}
