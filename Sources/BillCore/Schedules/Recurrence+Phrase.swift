extension Recurrence {
  /// The recurrence in words: "every month on the 31st, or the last day of a shorter month".
  ///
  /// The rule for closed days tells the first or last business day from the first or last weekday.
  package func phrase(businessDays: BusinessDayRule? = nil) -> String {
    if isOnce { return "once on \(first)" }
    let rule = pattern.rule
    guard let days = RecurrencePhrase(rule: rule, businessDays: businessDays).days else {
      return "by the rule \(self.rule)"
    }
    let every = rule.interval == 1 ? rule.unit : "\(rule.interval) \(rule.unit)s"
    switch rule.end {
    case .never: return "every \(every)\(days)"
    case .count(let count): return "every \(every)\(days), \(count) times"
    case .until(let date): return "every \(every)\(days), until \(date)"
    }
  }
}

/// Says which days of a period are meant.
private struct RecurrencePhrase {
  let rule: RecurrenceRule
  let businessDays: BusinessDayRule?

  /// What follows "every month"; nil for rules that are better read as they are written.
  var days: String? {
    guard rule.weekNumbers.isEmpty, rule.yearDays.isEmpty else { return nil }
    switch rule.frequency {
    case .daily: return isPlain ? "" : nil
    case .weekly:
      guard rule.months.isEmpty, rule.monthDays.isEmpty, rule.positions.isEmpty else { return nil }
      return " on " + rule.weekdays.map { Self.name($0.weekday) }.joinedInWords
    case .monthly: return rule.months.isEmpty ? daysOfMonth : nil
    case .yearly:
      guard rule.months.count == 1 else { return nil }
      let month = Self.months[rule.months[0] - 1]
      return dayOfYear(month) ?? daysOfMonth.map { "\($0) of \(month)" }
    }
  }

  private var isPlain: Bool {
    rule.months.isEmpty && rule.monthDays.isEmpty && rule.weekdays.isEmpty
      && rule.positions.isEmpty
  }

  private var daysOfMonth: String? {
    if rule.weekdays.isEmpty, rule.positions.isEmpty {
      let days = rule.monthDays.filter { $0 > 0 } + rule.monthDays.filter { $0 < 0 }
      return " on " + days.map(Self.day).joinedInWords + clipping
    }
    guard rule.monthDays.isEmpty else { return nil }
    if rule.weekdays == Weekday.workdays, rule.positions == [1] || rule.positions == [-1] {
      let isFirst = rule.positions == [1]
      let isBusinessDay = businessDays == (isFirst ? .next : .previous)
      return " on the \(isFirst ? "first" : "last") "
        + (isBusinessDay ? "business day" : "day from Monday to Friday")
    }
    guard rule.positions.isEmpty, rule.weekdays.allSatisfy({ $0.ordinal != nil }) else {
      return nil
    }
    return " on " + rule.weekdays.map(Self.ordinalWeekday).joinedInWords
  }

  private func dayOfYear(_ month: String) -> String? {
    guard rule.monthDays.count == 1, rule.weekdays.isEmpty, rule.positions.isEmpty,
      let day = rule.monthDays.first, day > 0
    else { return nil }
    guard rule.months == [2], day == 29 else { return " on \(day) \(month)" }
    switch rule.skip {
    case .omit: return " on 29 February, in leap years only"
    case .backward: return " on 29 February, or 28 February in other years"
    case .forward: return " on 29 February, or 1 March in other years"
    }
  }

  private var clipping: String {
    guard let longest = rule.monthDays.max(), longest > 28 else { return "" }
    switch rule.skip {
    case .omit: return ", in months that have it"
    case .backward: return ", or the last day of a shorter month"
    case .forward: return ", or the first day after a shorter month"
    }
  }

  private static let months = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
  ]

  private static func name(_ weekday: Int) -> String {
    let name = Weekday.names[weekday - 1]
    return String(name.prefix(1)).withASCIICapitals + name.dropFirst()
  }

  private static func day(_ number: Int) -> String {
    if number == -1 { return "the last day" }
    return number > 0
      ? "the \(number)\(suffix(number))" : "the \(-number)\(suffix(-number)) day from the end"
  }

  private static func ordinalWeekday(_ named: NamedWeekday) -> String {
    let ordinal = named.ordinal ?? 1
    let which =
      switch ordinal {
      case -1: "last"
      case ..<0: "\(-ordinal)\(suffix(-ordinal)) last"
      default: "\(ordinal)\(suffix(ordinal))"
      }
    return "the \(which) \(name(named.weekday))"
  }

  private static func suffix(_ number: Int) -> String {
    switch (number % 100, number % 10) {
    case (11...13, _): "th"
    case (_, 1): "st"
    case (_, 2): "nd"
    case (_, 3): "rd"
    default: "th"
    }
  }
}

extension RecurrenceRule {
  fileprivate var unit: String {
    switch frequency {
    case .daily: "day"
    case .weekly: "week"
    case .monthly: "month"
    case .yearly: "year"
    }
  }
}

extension [String] {
  /// `a`, `a and b`, `a, b and c`.
  fileprivate var joinedInWords: String {
    guard let last, count > 1 else { return first ?? "" }
    return dropLast().joined(separator: ", ") + " and " + last
  }
}
