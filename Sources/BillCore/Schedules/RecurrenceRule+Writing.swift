extension RecurrenceRule: CustomStringConvertible {
  static let gregorian = "GREGORIAN"
  /// The weekdays of RFC 5545 3.3.10, Monday first.
  static let weekdayNames = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"]

  /// The value of the RRULE property (RFC 5545 3.3.10), in one fixed order of parts and without
  /// parts that say what holds anyway: equal rules have equal texts.
  package var description: String {
    let rule = normalised
    var parts: [(String, String)] = skip == .omit ? [] : [("RSCALE", RecurrenceRule.gregorian)]
    parts.append(("FREQ", frequency.rawValue))
    if interval != 1 { parts.append(("INTERVAL", "\(interval)")) }
    switch end {
    case .never: break
    case .count(let count): parts.append(("COUNT", "\(count)"))
    case .until(let date): parts.append(("UNTIL", date.basicText))
    }
    parts += [
      ("BYMONTH", rule.months.listed), ("BYWEEKNO", rule.weekNumbers.listed),
      ("BYYEARDAY", rule.yearDays.listed), ("BYMONTHDAY", rule.monthDays.listed),
      ("BYDAY", rule.weekdays.listed), ("BYSETPOS", rule.positions.listed),
    ].filter { !$0.1.isEmpty }
    if weekStart != 1 { parts.append(("WKST", NamedWeekday(weekStart).description)) }
    if skip != .omit { parts.append(("SKIP", skip.rawValue)) }
    return parts.map { "\($0.0)=\($0.1)" }.joined(separator: ";")
  }
}

extension NamedWeekday: CustomStringConvertible {
  /// `FR`, `2FR`, `-1FR`.
  package var description: String {
    (ordinal.map { "\($0)" } ?? "") + RecurrenceRule.weekdayNames[(weekday - 1).modulo(7)]
  }
}

extension Array where Element: CustomStringConvertible {
  fileprivate var listed: String { map(\.description).joined(separator: ",") }
}
