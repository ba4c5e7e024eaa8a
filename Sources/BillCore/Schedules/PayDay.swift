/// On which days pay comes in.
package struct PayDay: Hashable, Sendable {
  /// The days before holidays move them.
  package let recurrence: Recurrence
  /// When it comes instead on a day banks are closed.
  package let rule: BusinessDayRule

  package init(_ recurrence: Recurrence, rule: BusinessDayRule = .previous) {
    self.recurrence = recurrence
    self.rule = rule
  }

  /// Reads `friday`, `2 weeks from 2026-11-20`, `1,15`, `monthly on 25`, `last-business-day`; days
  /// on which banks are closed move to the business day before.
  ///
  /// Throws `RecurrenceWordsError`, `.anchorMissing` when nothing says which day or week it is.
  package init(_ text: String, today: CalendarDate) throws(RecurrenceWordsError) {
    let words = try RecurrenceWords(text)
    let meaning = try words.meaning(startingOn: today)
    guard words.from != nil || words.on != nil && meaning.recurrence.rule.interval == 1 else {
      throw .anchorMissing(text)
    }
    self.init(meaning.recurrence, rule: meaning.businessDays ?? .previous)
  }

  /// No run of closed days is longer, so no pay-day moves further.
  private static let longestShift = 15

  /// The last day on or before another on which pay comes in; nil when there is none.
  package func latest(
    onOrBefore day: CalendarDate, in calendar: some BankingDays
  ) -> CalendarDate? {
    let surely = day.adding(days: -PayDay.longestShift)
    let from = recurrence.previous(onOrBefore: surely) ?? surely
    return recurrence.dates(from: from)
      .prefix { $0 <= day.adding(days: PayDay.longestShift) }
      .compactMap { rule.shifted($0, in: calendar) }.filter { $0 <= day }.max()
  }

  /// The first day on or after another on which pay comes in; nil when there is none.
  package func next(onOrAfter day: CalendarDate, in calendar: some BankingDays) -> CalendarDate? {
    recurrence.dates(from: day.adding(days: -PayDay.longestShift)).lazy
      .compactMap { rule.shifted($0, in: calendar) }.first { $0 >= day }
  }
}
