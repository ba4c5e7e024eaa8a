package import BillCore

/// The all-day events of an iCalendar file as days on which banks are closed (RFC 5545 3.6.1).
package struct ICalendarHolidays: Hashable, Sendable {
  package private(set) var list = HolidayList()

  /// Reads every VEVENT: its days from DTSTART up to DTEND, its SUMMARY as their name, and
  /// `RRULE:FREQ=YEARLY` for days of every year.
  ///
  /// - throws: `ICalendarError`; other rules are refused, because leaving them out would pay on a
  ///   day that was meant to be closed.
  package init(_ text: String) throws {
    var event: [String: Substring] = [:]
    var isInside = false
    var count = 0
    for line in ICalendarRecurrence.unfolded(text) {
      let name = line.prefix { $0 != ":" && $0 != ";" }.uppercased()
      let value = line.drop { $0 != ":" }.dropFirst()
      switch (name, value.uppercased()) {
      case ("BEGIN", "VEVENT"): (event, isInside) = ([:], true)
      case ("END", "VEVENT"):
        isInside = false
        count += 1
        try add(event)
      case (_, _) where isInside && event[name] == nil: event[name] = value
      case (_, _): continue
      }
    }
    guard count > 0 else { throw ICalendarError.noEvents }
  }

  private mutating func add(_ event: [String: Substring]) throws {
    guard let text = event["DTSTART"], let start = ICalendarTime(text)?.date else {
      throw ICalendarError.malformedStart(String(event["DTSTART"] ?? ""))
    }
    let end = event["DTEND"].flatMap { ICalendarTime($0)?.date } ?? start.adding(days: 1)
    let name = event["SUMMARY"].map(ICalendarHolidays.unescaped) ?? "a holiday of your list"
    let days = max(1, end.dayNumber - start.dayNumber)
    guard days <= HolidayList.longestClosureDays else {
      throw ICalendarError.tooLong(days: days, name: name)
    }
    let dates = (0..<days).map { start.adding(days: $0) }
    switch event["RRULE"]?.uppercased() {
    case nil: for date in dates { list.dates[date] = name }
    case "FREQ=YEARLY", "FREQ=YEARLY;INTERVAL=1":
      for date in dates { list.yearly[AnnualDay(date)] = name }
    case .some(let rule): throw ICalendarError.unknownProperty("RRULE:\(rule)")
    }
  }

  // RFC 5545 3.3.11.
  private static func unescaped(_ text: Substring) -> String {
    var result = ""
    var isEscaped = false
    for letter in text {
      if !isEscaped, letter == "\\" {
        isEscaped = true
        continue
      }
      result.append(isEscaped && letter.lowercased() == "n" ? " " : letter)
      isEscaped = false
    }
    return result
  }
}
