import BillStore

/// Lists the cases of a home, of every address alike; needs no login and names nobody.
package struct ListCases: Sendable {
  package init() {}

  /// The latest first.
  package func perform(in home: Home) throws -> [SupportCase] {
    try SupportDesk.all(home).flatMap { desk in
      try desk.books.read { try SupportLog(desk, $0).cases }
    }.sorted { ($1.openedAt, $1.id) < ($0.openedAt, $0.id) }
  }
}
