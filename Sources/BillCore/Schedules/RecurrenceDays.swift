/// The days of a period in a user's words: days of one kind only.
enum RecurrenceDays: Hashable, Sendable {
  case unsaid
  case once(CalendarDate)
  /// `15`, `last-day` (-1).
  case monthDays([Int])
  /// `02-29`.
  case yearDays([DayOfYear])
  /// `friday`.
  case weekdays([NamedWeekday])
  /// `last-friday`.
  case ordinalWeekdays([NamedWeekday])
  /// `first-business-day`, `last-business-day`.
  case businessDay(isFirst: Bool)

  struct DayOfYear: Hashable, Sendable {
    let month: Int
    let day: Int
  }

  /// Reads days with commas between them; nil for none.
  init?(_ text: String?) throws(RecurrenceWordsError) {
    guard let text else { return nil }
    var days = RecurrenceDays.unsaid
    for word in text.withASCIISmallLetters.split(separator: ",", omittingEmptySubsequences: false) {
      let trimmed = word.filter { $0 != " " }
      guard let next = RecurrenceDays(word: trimmed) else { throw .notUnderstood(String(word)) }
      guard let joined = days.joined(with: next) else { throw .doesNotFit(on: text, every: "") }
      days = joined
    }
    self = days
  }

  private func joined(with other: RecurrenceDays) -> RecurrenceDays? {
    switch (self, other) {
    case (.unsaid, _): other
    case (.monthDays(let days), .monthDays(let more)): .monthDays(days + more)
    case (.yearDays(let days), .yearDays(let more)): .yearDays(days + more)
    case (.weekdays(let days), .weekdays(let more)): .weekdays(days + more)
    case (.ordinalWeekdays(let days), .ordinalWeekdays(let more)): .ordinalWeekdays(days + more)
    case (.once, _), (.businessDay, _), (.monthDays, _), (.yearDays, _), (.weekdays, _),
      (.ordinalWeekdays, _):
      nil
    }
  }

  private init?(word: String) {
    if word == "last-day" {
      self = .monthDays([-1])
    } else if word == "first-business-day" || word == "last-business-day" {
      self = .businessDay(isFirst: word.first == "f")
    } else if let date = CalendarDate(word) {
      self = .once(date)
    } else if word.utf8.count == 5, let date = CalendarDate("2000-\(word)") {
      self = .yearDays([DayOfYear(month: date.month, day: date.day)])
    } else if let day = Int(word), (1...31).contains(day), word.utf8.allSatisfy(\.isDigit) {
      self = .monthDays([day])
    } else {
      self.init(weekday: word)
    }
  }

  private init?(weekday word: String) {
    let parts = word.split(separator: "-")
    guard let name = parts.last, (1...2).contains(parts.count), name.utf8.count >= 3,
      let index = Weekday.names.firstIndex(where: {
        $0 == name || name.utf8.count == 3 && $0.hasPrefix(name)
      })
    else { return nil }
    guard parts.count == 2 else {
      self = .weekdays([NamedWeekday(index + 1)])
      return
    }
    guard let ordinal = Weekday.ordinals[String(parts[0])] else { return nil }
    self = .ordinalWeekdays([NamedWeekday(index + 1, ordinal: ordinal)])
  }

  /// The step that days alone mean: a weekday is weekly, a day of the month monthly.
  var impliedStep: RecurrenceStep? {
    switch self {
    case .unsaid: nil
    case .once: RecurrenceStep(.daily)
    case .weekdays: RecurrenceStep(.weekly)
    case .monthDays, .ordinalWeekdays, .businessDay: RecurrenceStep(.monthly)
    case .yearDays: RecurrenceStep(.yearly)
    }
  }

  /// What finds the first or last business day from the first or last weekday.
  var businessDays: BusinessDayRule? {
    switch self {
    case .businessDay(isFirst: true): .next
    case .businessDay(isFirst: false): .previous
    case .unsaid, .once, .weekdays, .monthDays, .ordinalWeekdays, .yearDays: nil
    }
  }
}

/// Weekdays in English, for reading and for phrases.
package enum Weekday {
  /// Monday first, in lower case.
  package static let names = [
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
  ]
  static let workdays = (1...5).map { NamedWeekday($0) }
  static let ordinals = [
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "last": -1,
    "1st": 1, "2nd": 2, "3rd": 3, "4th": 4, "5th": 5,
  ]
}

extension RecurrenceRule {
  /// Takes days into a rule that has its step; false when they do not fit.
  ///
  /// What the start decides is written out, so that the rule keeps its day wherever it starts; a
  /// day that not every month has becomes the month's last day (RFC 7529 SKIP=BACKWARD).
  mutating func take(_ days: RecurrenceDays, start: CalendarDate) -> Bool {
    switch (frequency, days) {
    case (.daily, .unsaid): return true
    case (.weekly, .unsaid): weekdays = [NamedWeekday(start.weekday)]
    case (.weekly, .weekdays(let named)): weekdays = named
    case (.monthly, .unsaid), (.yearly, .unsaid): monthDays = [start.day]
    case (.monthly, .monthDays(let named)), (.yearly, .monthDays(let named)): monthDays = named
    case (.monthly, .ordinalWeekdays(let named)), (.yearly, .ordinalWeekdays(let named)):
      weekdays = named
    case (.monthly, .businessDay(let isFirst)), (.yearly, .businessDay(let isFirst)):
      weekdays = Weekday.workdays
      positions = [isFirst ? 1 : -1]
    case (.yearly, .yearDays(let named)):
      months = Set(named.map(\.month)).sorted()
      monthDays = Set(named.map(\.day)).sorted()
      // BYMONTH and BYMONTHDAY name every pair of their values, so one of them must be alone.
      guard months.count == 1 || monthDays.count == 1 else { return false }
    case (.daily, _), (.weekly, _), (.monthly, _), (.yearly, _): return false
    }
    if frequency == .yearly, months.isEmpty { months = [start.month] }
    if isMissingDays { skip = .backward }
    return true
  }

  private var isMissingDays: Bool {
    let longest = monthDays.max() ?? 0
    return (months.isEmpty ? Array(1...12) : months)
      .contains { CalendarDate.dayCount(year: 2001, month: $0) < longest }
  }
}
