package import BillCore
package import GRDB

/// A record of a table with an `id`, which writes its whole row.
///
/// GRDB's own protocol for that makes up the statement anew for each row.
package protocol StoredRecord: FetchableRecord, TableRecord {
  var id: RecordID { get }

  func encode(to row: inout StoredColumns)
}

/// The columns of a row and their values, in the order they were set.
package struct StoredColumns {
  private(set) var names: [String] = []
  private(set) var values: [DatabaseValue] = []

  package subscript(name: String) -> (any DatabaseValueConvertible)? {
    get { names.firstIndex(of: name).map { values[$0] } }
    set {
      names.append(name)
      values.append(newValue?.databaseValue ?? .null)
    }
  }

  var places: String { names.map { _ in "?" }.joined(separator: ", ") }
}

extension BookWriter {
  /// Adds a row.
  func insert(row record: some StoredRecord) throws {
    let columns = columns(of: record)
    let table = type(of: record).databaseTableName
    let insert =
      try transaction.inserts[table]
      ?? db.cachedStatement(
        sql: """
          INSERT INTO \(table) (\(columns.names.joined(separator: ", "))) VALUES (\(columns.places))
          """)
    transaction.inserts[table] = insert
    try insert.execute(arguments: StatementArguments(columns.values))
  }

  /// Stores a row that must be there in place of what it was.
  func update(row record: some StoredRecord) throws {
    let columns = columns(of: record)
    let table = type(of: record).databaseTableName
    try updateOne(
      table, record.id,
      sql: """
        UPDATE \(table)
          SET (\(columns.names.joined(separator: ", "))) = (\(columns.places)) WHERE id = ?
        """, arguments: StatementArguments(columns.values + [record.id.databaseValue]))
  }

  private func columns(of record: some StoredRecord) -> StoredColumns {
    var columns = StoredColumns()
    record.encode(to: &columns)
    return columns
  }
}
