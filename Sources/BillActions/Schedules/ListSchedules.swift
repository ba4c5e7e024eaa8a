import BillCore
import BillStore

/// Finds schedules with what is shown beside them.
package struct ListSchedules: Sendable {
  /// Also removed ones.
  package var removed: Bool

  package init(removed: Bool = false) { self.removed = removed }

  /// The schedules, the next one first.
  ///
  /// - throws: `AccessError.tampered` for a row that was edited.
  package func perform(_ access: ReadAccess) throws -> [ScheduleDetails] {
    let key = try access.home.installKey()
    let stored = try access.books.read { try $0.schedules(removed: removed) }
    let desk = try ScheduleDesk(access)
    return try stored.map { try desk.details($0.genuine(key)) }
  }
}
