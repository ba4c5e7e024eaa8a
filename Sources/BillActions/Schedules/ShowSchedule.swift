package import BillCore
import BillFormats
import BillStore

/// Shows one schedule with what came of it.
package struct ShowSchedule: Sendable {
  package init() {}

  /// A schedule, its payments and the periods that were not simply paid.
  package struct Result: Sendable {
    package let details: ScheduleDetails
    package let payments: [Payment]
    package let marks: [OccurrenceMark]
    /// The rule for any calendar program (RFC 5545); empty for bills as they arrive.
    package let ruleLines: [String]
  }

  /// Looks it up; payments come newest first, marks oldest first.
  package func perform(_ schedule: Schedule, _ access: ReadAccess) throws -> Result {
    let details = try ScheduleDesk(access).details(schedule)
    let (payments, marks) = try access.books.read { reader in
      let held = Set(try reader.heldMarks())
      return (
        try reader.payments(mandate: schedule.id),
        try reader.marks(of: schedule.id).filter { $0.state != .held || held.contains($0) }
      )
    }
    return Result(
      details: details, payments: payments, marks: marks,
      ruleLines: schedule.recurrence.map(ICalendarRecurrence.lines) ?? [])
  }
}
