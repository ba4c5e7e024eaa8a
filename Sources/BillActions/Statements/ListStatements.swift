package import BillCore
import BillStore

/// Finds the months that have something to state.
package struct ListStatements: Sendable {
  package init() {}

  /// A month with entries in the ledger.
  package struct Month: Hashable, Sendable {
    package let month: CalendarMonth
    package let entries: Int
  }

  /// The months, the latest first; one that has not begun has no statement yet.
  package func perform(_ access: ReadAccess) throws -> [Month] {
    try access.books.read { try $0.activeMonths() }.filter { $0.month.firstDay <= access.today }
      .map { Month(month: $0.month, entries: $0.entries) }
  }
}
