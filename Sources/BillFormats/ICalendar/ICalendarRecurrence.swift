package import BillCore

/// A recurrence as calendar programs write it: RRULE, with or without its DTSTART (RFC 5545).
package enum ICalendarRecurrence {
  /// Reads an RRULE value (`FREQ=MONTHLY`), an `RRULE:` line, or both lines in any order.
  ///
  /// Without DTSTART the given day is the start. Times of day are dropped: a payment has a day.
  /// Throws `ICalendarError` and `RecurrenceError`.
  package static func read(_ text: String, startingOn day: CalendarDate) throws -> Recurrence {
    var start: ICalendarTime?
    var rule: Substring?
    for line in unfolded(text) {
      let name = line.prefix { $0 != ":" && $0 != ";" && $0 != "=" }.uppercased()
      switch name {
      case "DTSTART" where start == nil: start = try ICalendarTime(property: line)
      case "RRULE" where rule == nil && line.contains(":"):
        rule = line.drop { $0 != ":" }.dropFirst()
      case "DTSTART", "RRULE": throw ICalendarError.repeatedProperty(name)
      default:
        guard rule == nil, line.contains("="), !line.contains(":") else {
          throw ICalendarError.unknownProperty(String(line))
        }
        rule = line[...]
      }
    }
    guard let rule else { throw ICalendarError.missingRule }
    return try Recurrence(
      RecurrenceRule(rrule: rule, startSecond: start?.secondOfDay ?? 0), start: start?.date ?? day)
  }

  /// The two properties, a line each, for any calendar program.
  package static func lines(_ recurrence: Recurrence) -> [String] {
    ["DTSTART;VALUE=DATE:\(recurrence.start.basicText)", "RRULE:\(recurrence.rule)"]
  }

  /// The lines without the breaks that RFC 5545 3.1 puts into long ones.
  static func unfolded(_ text: String) -> [Substring] {
    var lines: [String] = []
    for line in text.split(whereSeparator: \.isNewline) {
      if let last = lines.last, line.first == " " || line.first == "\t" {
        lines[lines.count - 1] = last + line.dropFirst()
      } else {
        lines.append(String(line))
      }
    }
    return lines.map { $0[...] }
  }
}

/// Why the text of a calendar program is refused.
package enum ICalendarError: Error, Hashable, Sendable {
  case missingRule
  case repeatedProperty(String)
  /// Dates that are added or left out one by one (RDATE, EXDATE) are not supported either.
  case unknownProperty(String)
  case malformedStart(String)
  /// A calendar without an event.
  case noEvents
  /// An event that is longer than banks were ever closed.
  case tooLong(days: Int, name: String)
}
