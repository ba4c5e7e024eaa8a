/// The days a statement covers.
package struct StatementPeriod: Hashable, Sendable {
  /// How the user names it: `2026-10`, `2026`, `rolling`.
  package let name: String
  package let from: CalendarDate
  /// The last day, included.
  package let to: CalendarDate

  /// A calendar month.
  package init(_ month: CalendarMonth) {
    self.init(name: month.description, from: month.firstDay, to: month.lastDay)
  }

  /// Reads `YYYY-MM`, `YYYY` or `rolling`: the twelve months that end today.
  package init?(_ text: String, today: CalendarDate) {
    if let month = CalendarMonth(text) {
      self.init(month)
      return
    }
    if text == StatementPeriod.rolling {
      self.init(rollingUpTo: today)
      return
    }
    guard let first = CalendarDate("\(text)-01-01"), let last = CalendarDate("\(text)-12-31")
    else { return nil }
    self.init(name: text, from: first, to: last)
  }

  private init(name: String, from: CalendarDate, to: CalendarDate) {
    self.name = name
    self.from = from
    self.to = to
  }

  private static let rolling = "rolling"

  // The year ends today and begins the day after today's namesake of last year, so that no day
  // is in it twice.
  private init(rollingUpTo today: CalendarDate) {
    let namesake = CalendarMonth(today).adding(months: -12)
    let day = min(today.day, namesake.lastDay.day)
    self.init(
      name: StatementPeriod.rolling, from: namesake.firstDay.adding(days: day), to: today)
  }
}
