import GRDB

/// How far a database was written: equal stamps of one connection say that nothing was written
/// between them, here or by another process.
package struct BookStamp: Equatable, Sendable {
  /// `PRAGMA data_version`, which every commit of another connection changes.
  fileprivate let others: Int64
  /// The rows this connection changed since it was opened.
  fileprivate let own: Int
}

extension BookReader {
  /// How far the database is written now.
  package func stamp() throws -> BookStamp {
    let others = try Int64.fetchOne(db, sql: "PRAGMA data_version") ?? 0
    return BookStamp(others: others, own: db.totalChangesCount)
  }
}
