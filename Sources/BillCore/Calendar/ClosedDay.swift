/// A day on which banks do not work, and why.
package struct ClosedDay: Hashable, Sendable {
  package let date: CalendarDate
  package let reason: Reason

  /// Why a day is no business day; a holiday on a weekend is called a holiday.
  package enum Reason: Hashable, Sendable {
    case weekend
    /// The holiday's name.
    case holiday(String)
  }
}
