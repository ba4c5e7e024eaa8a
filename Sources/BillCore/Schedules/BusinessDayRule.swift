/// What becomes of a due date on which banks do not work.
package enum BusinessDayRule: String, Hashable, Sendable, CaseIterable {
  /// The last business day before it.
  case previous
  /// The first business day after it.
  case next
  /// The first business day after it, but the last before it when that is in another month
  /// (ISDA 2006, "Modified Following").
  case modifiedFollowing = "modified-following"
  /// The date stays; the money is there on the last business day before it.
  case leave
  /// Nothing is paid for this period.
  case skip

  /// The date moved by the rule; nil when the period is skipped.
  package func shifted(_ date: CalendarDate, in calendar: some BankingDays) -> CalendarDate? {
    switch self {
    case .previous: return calendar.onOrBefore(date)
    case .next: return calendar.onOrAfter(date)
    case .leave: return date
    case .skip: return calendar.isBusinessDay(date) ? date : nil
    case .modifiedFollowing:
      let after = calendar.onOrAfter(date)
      return after.month == date.month ? after : calendar.onOrBefore(date)
    }
  }
}
