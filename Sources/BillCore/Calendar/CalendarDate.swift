/// A civil date of the proleptic Gregorian calendar, without time or zone.
///
/// Kept as days since 1970-01-01 so that arithmetic is integer arithmetic. Years 1 to 9999.
package struct CalendarDate: Hashable, Sendable, Comparable {
  /// Days since 1970-01-01; negative before it.
  package let dayNumber: Int

  /// The date so many days after 1970-01-01, or the calendar's first or last day when that lies
  /// outside of it: a year has four digits everywhere a date is written.
  package init(dayNumber: Int) {
    self.dayNumber = Swift.min(Swift.max(dayNumber, -719_162), 2_932_896)
  }

  /// 0001-01-01.
  package static let first = CalendarDate(dayNumber: .min)
  /// 9999-12-31.
  package static let last = CalendarDate(dayNumber: .max)

  /// The date, or nil when there is no such day (30 February, month 13).
  package init?(year: Int, month: Int, day: Int) {
    guard (1...9999).contains(year), (1...12).contains(month),
      (1...CalendarDate.dayCount(year: year, month: month)).contains(day)
    else { return nil }
    self.init(dayNumber: CalendarDate.dayNumber(year: year, month: month, day: day))
  }

  /// Reads `YYYY-MM-DD` (ISO 8601 extended) and nothing else.
  @inlinable
  package init?(_ text: some StringProtocol) { self.init(extended: Array(text.utf8)) }

  package init?(extended bytes: [UInt8]) {
    guard bytes.count == 10, bytes[4] == UInt8(ascii: "-"), bytes[7] == UInt8(ascii: "-"),
      let year = CalendarDate.number(bytes[0..<4]), let month = CalendarDate.number(bytes[5..<7]),
      let day = CalendarDate.number(bytes[8..<10])
    else { return nil }
    self.init(year: year, month: month, day: day)
  }

  /// Reads `YYYYMMDD` (ISO 8601 basic; UNTDID 2379 format 102) and nothing else.
  package init?(basic text: some StringProtocol) {
    let bytes = Array(text.utf8)
    guard bytes.count == 8, let year = CalendarDate.number(bytes[0..<4]),
      let month = CalendarDate.number(bytes[4..<6]), let day = CalendarDate.number(bytes[6..<8])
    else { return nil }
    self.init(year: year, month: month, day: day)
  }

  package var year: Int { civil.year }
  package var month: Int { civil.month }
  package var day: Int { civil.day }

  /// The date that many days later, or earlier when negative; never beyond `first` and `last`.
  package func adding(days: Int) -> CalendarDate {
    let (sum, overflow) = dayNumber.addingReportingOverflow(days)
    guard !overflow else { return days < 0 ? .first : .last }
    return CalendarDate(dayNumber: sum)
  }

  /// The day of the week, 1 for Monday to 7 for Sunday (ISO 8601).
  package var weekday: Int { (dayNumber + 3).modulo(7) + 1 }

  package var isWeekend: Bool { weekday >= 6 }

  package static func < (left: CalendarDate, right: CalendarDate) -> Bool {
    left.dayNumber < right.dayNumber
  }

  /// The number of days of a month.
  package static func dayCount(year: Int, month: Int) -> Int {
    switch month {
    case 2: isLeap(year) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  /// Whether the year has a 29 February.
  package static func isLeap(_ year: Int) -> Bool {
    year.isMultiple(of: 4) && (!year.isMultiple(of: 100) || year.isMultiple(of: 400))
  }
}

extension CalendarDate: CustomStringConvertible {
  /// `YYYY-MM-DD`.
  package var description: String {
    let (year, month, day) = civil
    return String(unsafeUninitializedCapacity: 10) { text in
      text[4] = UInt8(ascii: "-")
      text[7] = UInt8(ascii: "-")
      for (place, pair) in [(0, year / 100), (2, year % 100), (5, month), (8, day)] {
        text[place] = UInt8(ascii: "0") + UInt8(pair / 10)
        text[place + 1] = UInt8(ascii: "0") + UInt8(pair % 10)
      }
      return 10
    }
  }

  static func padded(_ number: Int, _ width: Int) -> String {
    let text = String(number)
    return String(repeating: "0", count: max(0, width - text.count)) + text
  }
}

extension CalendarDate {
  // Both directions count years from March, so that the leap day ends a year, in eras of 400
  // years of 146 097 days.

  private static func dayNumber(year: Int, month: Int, day: Int) -> Int {
    let marchYear = month > 2 ? year : year - 1
    let era = marchYear.floorDivided(by: 400)
    let yearOfEra = marchYear - era * 400
    let dayOfYear = (153 * ((month + 9) % 12) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return era * 146_097 + dayOfEra - 719_468
  }

  /// The three numbers of the date at once, for a third of the cost of asking for each.
  var civil: (year: Int, month: Int, day: Int) {
    let shifted = dayNumber + 719_468
    let era = shifted.floorDivided(by: 146_097)
    let dayOfEra = shifted - era * 146_097
    let yearOfEra =
      (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let marchMonth = (5 * dayOfYear + 2) / 153
    let month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9
    return (
      yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month,
      dayOfYear - (153 * marchMonth + 2) / 5 + 1
    )
  }

  private static func number(_ digits: ArraySlice<UInt8>) -> Int? {
    guard digits.allSatisfy(\.isDigit) else { return nil }
    return digits.reduce(0) { $0 * 10 + $1.digitValue }
  }
}

extension Int {
  /// Division that rounds towards negative infinity.
  func floorDivided(by divisor: Int) -> Int { (self - modulo(divisor)) / divisor }

  /// The remainder that has the divisor's sign.
  func modulo(_ divisor: Int) -> Int { ((self % divisor) + divisor) % divisor }
}
