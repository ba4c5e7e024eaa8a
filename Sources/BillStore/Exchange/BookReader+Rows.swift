import Foundation
import GRDB

extension BookReader {
  /// Every table, those that others refer to first.
  package func tables() throws -> [StoredTable] {
    let names = try String.fetchAll(
      db,
      sql: """
        SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT GLOB 'sqlite_*'
        ORDER BY rowid
        """)
    return try names.map { name in
      StoredTable(
        name: name,
        columns: try db.columns(in: name).map {
          StoredTable.Column(name: $0.name, holdsBytes: $0.type == "BLOB")
        })
    }
  }

  /// The rows of a table, in the order they were written.
  package func rows(of table: StoredTable) throws -> [StoredRow] {
    try Row.fetchAll(db, sql: "SELECT * FROM \(table.name.quotedDatabaseIdentifier) ORDER BY rowid")
      .map { row in
        StoredRow(
          table: table.name,
          columns: try table.columns.map { column in
            StoredRow.Column(
              name: column.name,
              value: try BookReader.value(row[column.name], table.name, column.name))
          })
      }
  }

  private static func value(_ stored: DatabaseValue, _ table: String, _ column: String) throws
    -> StoredRow.Value
  {
    switch stored.storage {
    case .null: .null
    case .int64(let number): .integer(number)
    case .string(let text): .text(text)
    case .blob(let data): .bytes([UInt8](data))
    case .double: throw StoreError.corruptRow(table: table, column: column)
    }
  }
}
