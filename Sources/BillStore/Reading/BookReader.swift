import BillCore
import GRDB

/// The questions that can be asked of the database, inside one read or write.
package struct BookReader {
  let db: Database

  private static let idsPerStatement = 1000

  /// The rows of many ids, with one statement for as many as SQLite takes well.
  ///
  /// - throws: `StoreError.missing` for the first id that has no row.
  func records<Record: ColumnRecord>(
    _ ids: [RecordID], _ id: (Record) -> RecordID
  ) throws -> [RecordID: Record] {
    var records: [RecordID: Record] = [:]
    for start in stride(from: 0, to: ids.count, by: BookReader.idsPerStatement) {
      let keys = ids[start...].prefix(BookReader.idsPerStatement)
      let places = keys.map { _ in "?" }.joined(separator: ",")
      let found = try Record.readAll(
        db, sql: "SELECT * FROM \(Record.databaseTableName) WHERE id IN (\(places))",
        arguments: StatementArguments(keys))
      for record in found { records[id(record)] = record }
    }
    guard let missing = ids.first(where: { records[$0] == nil }) else { return records }
    throw StoreError.missing(table: Record.databaseTableName, id: missing)
  }
}
