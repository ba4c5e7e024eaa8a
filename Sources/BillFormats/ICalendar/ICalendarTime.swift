package import BillCore

/// A DATE or DATE-TIME of iCalendar (RFC 5545 3.3.4, 3.3.5), zones left aside.
package struct ICalendarTime: Hashable, Sendable {
  package let date: CalendarDate
  /// Seconds since midnight; nil for a DATE.
  package let secondOfDay: Int?

  /// Reads `YYYYMMDD`, `YYYYMMDDTHHMMSS` or `YYYYMMDDTHHMMSSZ`; nil for other text.
  package init?(_ text: some StringProtocol) {
    guard let date = CalendarDate(basic: text.prefix(8)) else { return nil }
    self.date = date
    guard text.utf8.count > 8 else {
      secondOfDay = nil
      return
    }
    let time = text.dropFirst(9)
    guard text.dropFirst(8).first == "T",
      let second = Int(secondOfDay: time.last == "Z" ? time.dropLast() : time)
    else { return nil }
    secondOfDay = second
  }

  /// Reads a DTSTART line with its parameters; throws `ICalendarError.malformedStart`.
  init(property line: Substring) throws {
    let value = line.drop { $0 != ":" }.dropFirst()
    guard let time = ICalendarTime(value) else { throw ICalendarError.malformedStart(String(line)) }
    self = time
  }
}
