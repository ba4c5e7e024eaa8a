import GRDB

/// A record of a table that is read column by column.
protocol ColumnRecord: TableRecord {
  init(_ columns: ColumnReader) throws
}

extension ColumnRecord {
  /// All rows that a statement finds.
  static func readAll(_ find: GRDB.Statement, arguments: StatementArguments = []) throws -> [Self] {
    let positions = ColumnPositions(find)
    let rows = try Row.fetchCursor(find, arguments: arguments)
    var records: [Self] = []
    while let row = try rows.next() {
      positions.startRow()
      records.append(
        try Self(ColumnReader(table: databaseTableName, row: row, positions: positions)))
    }
    return records
  }

  static func readAll(_ db: Database, sql: String, arguments: StatementArguments = []) throws
    -> [Self]
  {
    try readAll(db.makeStatement(sql: sql), arguments: arguments)
  }
}
