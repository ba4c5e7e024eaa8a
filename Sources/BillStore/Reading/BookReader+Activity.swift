package import BillCore
import GRDB

extension BookReader {
  /// The latest events whose kind begins with one of the words, up to its dot.
  package func events(ofKinds families: [String], limit: Int) throws -> [BookEvent] {
    let marks = families.map { _ in "?" }.joined(separator: ", ")
    let rows = try Row.fetchAll(
      db,
      sql: """
        SELECT * FROM event WHERE substr(kind, 1, instr(kind, '.') - 1) IN (\(marks))
        ORDER BY position DESC LIMIT ?
        """, arguments: StatementArguments(families) + [limit])
    return try rows.map(BookReader.event)
  }
}
