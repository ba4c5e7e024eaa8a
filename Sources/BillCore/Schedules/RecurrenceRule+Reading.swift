extension RecurrenceRule {
  /// Reads the value of an RRULE property, strictly: what RFC 5545 3.3.10 does not allow is refused
  /// and nothing is ignored.
  ///
  /// Some limits that the RFC leaves undefined are taken as further conditions on a date, as most
  /// programs do (BYMONTHDAY in a weekly rule). UNTIL may carry a time of day: the last day does
  /// not count if it is earlier than the time of day the rule starts at (seconds since midnight).
  package init(rrule text: some StringProtocol, startSecond: Int = 0) throws(RecurrenceError) {
    var parts: [String: Substring] = [:]
    for written in String(text).split(separator: ";", omittingEmptySubsequences: false) {
      let pair = written.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      guard pair.count == 2, !pair[0].isEmpty, !pair[1].isEmpty else {
        throw .malformedPart(String(written))
      }
      let name = pair[0].withASCIICapitals
      guard parts.updateValue(pair[1], forKey: name) == nil else { throw .repeatedPart(name) }
    }
    guard let frequency = parts["FREQ"] else { throw .missingFrequency }
    self.init(try RecurrenceRule.frequency(frequency))
    for (name, value) in parts.sorted(by: { $0.key < $1.key }) where name != "FREQ" {
      try read(name, value, startSecond)
    }
    guard parts["COUNT"] == nil || parts["UNTIL"] == nil else { throw .countAndUntil }
    guard parts["SKIP"] == nil || parts["RSCALE"] != nil else { throw .skipWithoutCalendar }
    try check()
  }

  private static func frequency(_ value: Substring) throws(RecurrenceError) -> Frequency {
    let name = value.withASCIICapitals
    if ["SECONDLY", "MINUTELY", "HOURLY"].contains(name) { throw .subDaily("FREQ=\(name)") }
    guard let frequency = Frequency(rawValue: name) else { throw .malformedPart("FREQ=\(value)") }
    return frequency
  }

  private mutating func read(
    _ name: String, _ value: Substring, _ startSecond: Int
  ) throws(RecurrenceError) {
    let reader = RecurrencePartReader(name: name, value: value)
    switch name {
    case "INTERVAL": interval = try reader.number()
    case "COUNT": end = .count(try reader.number())
    case "UNTIL": end = .until(try reader.lastDay(startSecond: startSecond))
    case "BYMONTH": months = try reader.numbers()
    case "BYWEEKNO": weekNumbers = try reader.signedNumbers()
    case "BYYEARDAY": yearDays = try reader.signedNumbers()
    case "BYMONTHDAY": monthDays = try reader.signedNumbers()
    case "BYSETPOS": positions = try reader.signedNumbers()
    case "BYDAY": weekdays = try reader.weekdays()
    case "WKST": weekStart = try reader.weekday(value)
    case "SKIP":
      guard let read = Skip(rawValue: value.withASCIICapitals) else { throw reader.malformed }
      skip = read
    case "RSCALE":
      guard value.withASCIICapitals == RecurrenceRule.gregorian else {
        throw .otherCalendar(String(value))
      }
    case "BYHOUR", "BYMINUTE", "BYSECOND": throw .subDaily(name)
    default: throw .unknownPart(name)
    }
  }
}

/// Reads the value of one part of an RRULE.
private struct RecurrencePartReader {
  let name: String
  let value: Substring

  var malformed: RecurrenceError { .malformedPart("\(name)=\(value)") }

  private var elements: [Substring] {
    value.split(separator: ",", omittingEmptySubsequences: false)
  }

  func number() throws(RecurrenceError) -> Int { try number(value) }

  func numbers() throws(RecurrenceError) -> [Int] {
    try elements.map { element throws(RecurrenceError) in try number(element) }
  }

  func signedNumbers() throws(RecurrenceError) -> [Int] {
    try elements.map { element throws(RecurrenceError) in try signed(element) }
  }

  func weekdays() throws(RecurrenceError) -> [NamedWeekday] {
    try elements.map { element throws(RecurrenceError) in
      let day = try weekday(element.suffix(2))
      let ordinal = element.dropLast(2)
      return NamedWeekday(day, ordinal: ordinal.isEmpty ? nil : try signed(ordinal))
    }
  }

  func weekday(_ text: Substring) throws(RecurrenceError) -> Int {
    let index = RecurrenceRule.weekdayNames.firstIndex(of: text.withASCIICapitals)
    guard let index else { throw malformed }
    return index + 1
  }

  /// `YYYYMMDD`, with `THHMMSS` or `THHMMSSZ` after it or not (RFC 5545 3.3.4 and 3.3.5).
  func lastDay(startSecond: Int) throws(RecurrenceError) -> CalendarDate {
    guard let date = CalendarDate(basic: value.prefix(8)) else { throw malformed }
    var time = value.dropFirst(8)
    if time.isEmpty { return date }
    guard time.removeFirst() == "T" else { throw malformed }
    if time.last == "Z" { time.removeLast() }
    guard let second = Int(secondOfDay: time) else { throw malformed }
    return second < startSecond ? date.adding(days: -1) : date
  }

  private func signed(_ text: Substring) throws(RecurrenceError) -> Int {
    guard let sign = text.first, sign == "-" || sign == "+" else { return try number(text) }
    let magnitude = try number(text.dropFirst())
    return sign == "-" ? -magnitude : magnitude
  }

  // Six digits hold every allowed value; what is larger is out of range and cannot overflow.
  private func number(_ text: Substring) throws(RecurrenceError) -> Int {
    guard (1...6).contains(text.utf8.count), text.utf8.allSatisfy(\.isDigit),
      let number = Int(text)
    else { throw malformed }
    return number
  }
}

extension Int {
  /// Reads `HHMMSS` as seconds since midnight; a leap second is the next minute.
  package init?(secondOfDay text: some StringProtocol) {
    guard text.utf8.count == 6, text.utf8.allSatisfy(\.isDigit), let number = Int(text),
      number / 10_000 < 24, number / 100 % 100 < 60, number % 100 <= 60
    else { return nil }
    self = number / 10_000 * 3_600 + number / 100 % 100 * 60 + number % 100
  }
}
