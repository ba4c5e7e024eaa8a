import Foundation
import GRDB

extension BookWriter {
  /// Adds a row that was carried here; its table and columns are of `BookReader.tables`.
  ///
  /// Nothing is recorded: the events of the row were carried with it.
  package func carry(_ row: StoredRow) throws {
    let names = row.columns.map(\.name.quotedDatabaseIdentifier).joined(separator: ", ")
    let places = row.columns.map { _ in "?" }.joined(separator: ", ")
    let insert = try db.cachedStatement(
      sql: "INSERT INTO \(row.table.quotedDatabaseIdentifier) (\(names)) VALUES (\(places))")
    try insert.execute(arguments: StatementArguments(row.columns.map(\.value.databaseValue)))
  }
}

extension StoredRow.Value {
  fileprivate var databaseValue: DatabaseValue {
    switch self {
    case .null: .null
    case .integer(let number): number.databaseValue
    case .text(let text): text.databaseValue
    case .bytes(let bytes): Data(bytes).databaseValue
    }
  }
}
