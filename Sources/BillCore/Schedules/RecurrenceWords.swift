/// The words by which a user says when something repeats: `--every "2 weeks" --on friday`.
package struct RecurrenceWords: Hashable, Sendable {
  /// `2 weeks`, `month`, `quarterly`.
  package var every: String?
  /// `15`, `1,15`, `last-day`, `friday`, `last-friday`, `2nd-tuesday`, `first-business-day`,
  /// `02-29`, `2026-12-01`; several of a kind with commas.
  package var on: String?
  package var from: CalendarDate?
  package var until: CalendarDate?
  package var count: Int?

  package init(
    every: String? = nil, on: String? = nil, from: CalendarDate? = nil,
    until: CalendarDate? = nil, count: Int? = nil
  ) {
    self.every = every
    self.on = on
    self.from = from
    self.until = until
    self.count = count
  }

  /// Takes one sentence apart: `[every] EVERY [on ON] [from DATE]`, or `ON [from DATE]` alone.
  ///
  /// Throws `RecurrenceWordsError.notUnderstood` for a date that is none.
  package init(_ sentence: String) throws(RecurrenceWordsError) {
    self.init()
    var words = sentence.withASCIISmallLetters.split(separator: " ")[...]
    if let index = words.firstIndex(of: "from") {
      guard words.count == index + 2, let date = CalendarDate(words[index + 1]) else {
        throw .notUnderstood(sentence)
      }
      from = date
      words = words[..<index]
    }
    if let index = words.firstIndex(of: "on") {
      on = words[(index + 1)...].joined(separator: " ")
      words = words[..<index]
    }
    if words.first == "every" { words.removeFirst() }
    guard !words.isEmpty else { return }
    let head = words.joined(separator: " ")
    if on == nil, RecurrenceStep(head) == nil { on = head } else { every = head }
  }

  /// What the words mean, for something that starts on a day unless they say another.
  package func meaning(startingOn day: CalendarDate) throws(RecurrenceWordsError) -> Meaning {
    guard count == nil || until == nil else { throw .rule(.countAndUntil) }
    let days = try RecurrenceDays(on)
    guard every != nil || days != nil else { throw .nothingSaid }
    guard let step = every.map(RecurrenceStep.init) ?? days?.impliedStep else {
      throw .notUnderstood(every ?? on ?? "")
    }
    let start = from ?? day
    do {
      if case .once(let date) = days {
        guard every == nil, count == nil, until == nil else { throw misfit }
        return Meaning(recurrence: try Recurrence(once: date), businessDays: nil)
      }
      var rule = RecurrenceRule(step.frequency, interval: step.interval)
      rule.end = until.map { .until($0) } ?? count.map { .count($0) } ?? .never
      guard rule.take(days ?? .unsaid, start: start) else { throw misfit }
      return Meaning(
        recurrence: try Recurrence(rule, start: start), businessDays: days?.businessDays)
    } catch let error as RecurrenceError {
      throw .rule(error)
    } catch {
      throw misfit
    }
  }

  private var misfit: RecurrenceWordsError { .doesNotFit(on: on ?? "", every: every ?? "") }

  /// A recurrence, and what it asks of the days banks are closed on.
  package struct Meaning: Hashable, Sendable {
    package let recurrence: Recurrence
    /// The rule that makes the first or last weekday the first or last business day; nil when the
    /// words leave it open.
    package let businessDays: BusinessDayRule?
  }
}

/// Why words for a recurrence are refused.
package enum RecurrenceWordsError: Error, Hashable, Sendable {
  case nothingSaid
  case notUnderstood(String)
  /// The days cannot be combined with each other or with the step (`--every week --on 15`).
  case doesNotFit(on: String, every: String)
  /// Every second week needs a date to count from.
  case anchorMissing(String)
  case rule(RecurrenceError)
}
