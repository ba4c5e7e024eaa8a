extension RecurrenceRule {
  /// The largest interval; no bill repeats less often, and the arithmetic stays in bounds.
  package static let largestInterval = 9_999
  /// The largest count: what a daily rule makes in 27 years.
  package static let largestCount = 10_000

  /// Refuses values outside RFC 5545 3.3.10 and parts that cannot stand together.
  func check() throws(RecurrenceError) {
    try check("INTERVAL", [interval], 1...RecurrenceRule.largestInterval)
    if case .count(let count) = end { try check("COUNT", [count], 1...RecurrenceRule.largestCount) }
    try check("BYMONTH", months, 1...12)
    try check("WKST", [weekStart], 1...7)
    try check("BYDAY", weekdays.map(\.weekday), 1...7)
    try checkFromBothEnds("BYWEEKNO", weekNumbers, 53)
    try checkFromBothEnds("BYYEARDAY", yearDays, 366)
    try checkFromBothEnds("BYMONTHDAY", monthDays, 31)
    try checkFromBothEnds("BYSETPOS", positions, 366)
    try checkFromBothEnds("BYDAY", ordinals, 53)
    guard ordinals.isEmpty || isByMonthOrYear && weekNumbers.isEmpty else {
      throw .ordinalWithoutMonth
    }
    guard positions.isEmpty || hasSet else { throw .positionWithoutSet }
  }

  /// The same rule with every list sorted and without repetitions.
  var normalised: RecurrenceRule {
    var rule = self
    rule.months = months.sortedOnce
    rule.weekNumbers = weekNumbers.sortedOnce
    rule.yearDays = yearDays.sortedOnce
    rule.monthDays = monthDays.sortedOnce
    rule.weekdays = weekdays.sortedOnce
    rule.positions = positions.sortedOnce
    return rule
  }

  private var ordinals: [Int] { weekdays.compactMap(\.ordinal) }
  private var isByMonthOrYear: Bool { frequency == .monthly || frequency == .yearly }

  private var hasSet: Bool {
    !(months.isEmpty && weekNumbers.isEmpty && yearDays.isEmpty && monthDays.isEmpty
      && weekdays.isEmpty)
  }

  private func check(
    _ part: String, _ values: [Int], _ range: ClosedRange<Int>
  ) throws(RecurrenceError) {
    for value in values where !range.contains(value) {
      throw .outOfRange(part: part, value: value)
    }
  }

  private func checkFromBothEnds(
    _ part: String, _ values: [Int], _ limit: Int
  ) throws(RecurrenceError) {
    try check(part, values.filter { $0 == 0 }, 1...limit)
    try check(part, values, -limit...limit)
  }
}

extension Array where Element: Hashable & Comparable {
  /// The elements in order, each once.
  var sortedOnce: [Element] {
    // Nearly all lists are in order already, and this is asked for every period.
    zip(self, dropFirst()).allSatisfy { $0 < $1 } ? self : Set(self).sorted()
  }
}
