/// One change somebody makes to the database.
struct DatabaseEdit: Hashable {
  let table: String
  /// What is changed, as the list of known effects names it: `bill.amount`, `bill: deleted`.
  let subject: String
  var sql: String
  /// The column and row it changes; nil where it changes more than one value.
  var cell: Cell?

  struct Cell: Hashable {
    let column: String
    let row: String
  }

  init(_ table: String, column: String, row: String, to value: String) {
    self.table = table
    subject = "\(table).\(column)"
    sql = "UPDATE \(table) SET \"\(column)\" = \(value) WHERE rowid = \(row)"
    cell = Cell(column: column, row: row)
  }

  init(_ table: String, _ what: String, _ sql: String) {
    self.table = table
    subject = "\(table): \(what)"
    self.sql = sql
  }
}
