extension Recurrence: CustomStringConvertible {
  /// The one text by which a recurrence is stored and signed: its start, a blank and its rule.
  ///
  /// `20260131 RSCALE=GREGORIAN;FREQ=MONTHLY;BYMONTHDAY=31;SKIP=BACKWARD`: the values of the
  /// iCalendar properties DTSTART and RRULE. It needs no parts of its own: the first and the last
  /// business day are the first and the last weekday of the month (BYSETPOS), which the schedule's
  /// `BusinessDayRule` then moves off holidays.
  package var description: String { "\(start.basicText) \(rule)" }

  /// Reads the stored text; throws `RecurrenceError.notCanonical` for any other spelling of it, so
  /// that what was signed has one text, and as `init(_:start:)`.
  package init(canonical text: String) throws(RecurrenceError) {
    guard let start = CalendarDate(basic: text.prefix(8)), text.dropFirst(8).first == " " else {
      throw .notCanonical(text)
    }
    try self.init(try RecurrenceRule(rrule: text.dropFirst(9)), start: start)
    guard description == text else { throw .notCanonical(text) }
  }
}
