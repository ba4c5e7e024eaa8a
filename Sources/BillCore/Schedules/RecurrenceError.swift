/// Why a rule for repeating dates is refused.
package enum RecurrenceError: Error, Hashable, Sendable {
  /// A part is no `NAME=value` of RFC 5545 3.3.10, or its value cannot be read.
  case malformedPart(String)
  case unknownPart(String)
  case repeatedPart(String)
  case missingFrequency
  /// The part would make several dates of one day, or a time of day; payments have none.
  case subDaily(String)
  /// Another calendar than the Gregorian one (RFC 7529 RSCALE).
  case otherCalendar(String)
  /// SKIP without RSCALE (RFC 7529 4.1).
  case skipWithoutCalendar
  case countAndUntil
  case outOfRange(part: String, value: Int)
  /// `2FR` in a rule that is not stepped by months or years, or beside BYWEEKNO.
  case ordinalWithoutMonth
  /// BYSETPOS with nothing it could choose from.
  case positionWithoutSet
  case endsBeforeStart(start: CalendarDate, until: CalendarDate)
  /// No date of the rule follows its start, before its end, within the calendar's cycle.
  case neverFires(String)
  /// A stored rule is not written the one way that is signed.
  case notCanonical(String)
}
