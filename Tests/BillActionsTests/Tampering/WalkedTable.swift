import Foundation

/// A table of a database, walked: what its columns are, some of its rows, and every edit of them.
struct WalkedTable {
  let name: String
  let columns: [WalkedColumn]
  /// Some rows, each of another kind: its values by column, and its number.
  private let rows: [(number: String, values: [String: CellValue])]

  /// Enough that a row of each kind that matters is among them.
  private static let mostRows = 5
  /// What tells rows of a table apart, where it has such a column.
  private static let kinds: Set = ["state", "standing", "kind", "purpose", "type", "subject"]

  /// Every table of the open database.
  static func all(_ shell: SQLiteShell) throws -> [WalkedTable] {
    try shell.rows(
      "SELECT name, sql FROM sqlite_schema WHERE type = 'table' AND name NOT GLOB 'sqlite_*'"
    ).map { row in try WalkedTable(row["name"] ?? "", row["sql"] ?? "", shell) }
  }

  var isEmpty: Bool { rows.isEmpty }

  private init(_ name: String, _ sql: String, _ shell: SQLiteShell) throws {
    self.name = name
    let parents = try Dictionary(
      shell.rows("SELECT \"from\", \"table\", \"to\" FROM pragma_foreign_key_list('\(name)')")
        .map { ($0["from"] ?? "", ($0["table"] ?? "", $0["to"] ?? "")) }
    ) { first, _ in first }
    columns = try shell.rows("SELECT name, type, \"notnull\" FROM pragma_table_info('\(name)')")
      .map { row in
        let column = row["name"] ?? ""
        let keys = try parents[column].map { table, key in
          try shell.rows("SELECT quote(\"\(key)\") AS key FROM \(table) LIMIT 6")
            .compactMap { $0["key"] }
        }
        return WalkedColumn(
          name: column, type: row["type"] ?? "", isNullable: row["notnull"] == "0",
          allowed: WalkedTable.allowed(column, sql), references: keys ?? [])
      }
    rows = try WalkedTable.sample(name, columns, Set(parents.keys), shell)
  }

  // What `CHECK (state IN ('a','b'))` names.
  private static func allowed(_ column: String, _ sql: String) -> [String] {
    let pattern = try? Regex("\\b\(column)\\s+IN\\s+\\(([^)]*)\\)")  // why: a fixed pattern.
    guard let pattern, let match = try? pattern.firstMatch(in: sql),  // why: as above.
      let list = match.output[1].substring
    else { return [] }
    return list.split(separator: ",").map { $0.trimmingCharacters(in: .whitespacesAndNewlines) }
  }

  // The newest row of each kind, and of each record that rows belong to.
  private static func sample(
    _ table: String, _ columns: [WalkedColumn], _ parents: Set<String>, _ shell: SQLiteShell
  ) throws -> [(number: String, values: [String: CellValue])] {
    let names = columns.map(\.name)
    let telling = names.filter { kinds.contains($0) || parents.contains($0) }
    let groups = telling.isEmpty ? "rowid" : telling.map { "\"\($0)\"" }.joined(separator: ", ")
    let values = names.map { "quote(\"\($0)\") AS \"\($0)\"" }.joined(separator: ", ")
    return try shell.rows(
      """
      SELECT rowid AS "#", \(values) FROM \(table) WHERE rowid IN (
        SELECT max(rowid) FROM \(table) GROUP BY \(groups) ORDER BY 1 DESC LIMIT \(mostRows))
      """
    ).map { row in
      (row["#"] ?? "", row.mapValues { CellValue(literal: $0) })
    }
  }

  // MARK: Edits

  /// Every edit that the schema allows, of values first; `other` and `earlier` are the paths of
  /// another account's database and of this one as it was before.
  func edits(_ shell: SQLiteShell, other: String, earlier: String) throws -> [DatabaseEdit] {
    var edits = try columns.flatMap { try self.edits(of: $0, shell) }
    edits += try swaps(shell)
    for row in rows {
      edits.append(DatabaseEdit(name, "deleted", "DELETE FROM \(name) WHERE rowid = \(row.number)"))
    }
    edits += try copies(from: other, "copied from another account", shell)
    edits += try copies(from: earlier, "put back", shell)
    return edits
  }

  // Each value is put into another row, so that each kind of row has its turn.
  private func edits(of column: WalkedColumn, _ shell: SQLiteShell) throws -> [DatabaseEdit] {
    let known = rows.compactMap { $0.values[column.name]?.literal }
    let choices = rows.map { row in
      row.values[column.name]?.others(column, besides: known) ?? []
    }
    let count = max(rows.count, choices.map(\.count).max() ?? 0)
    let edits: [DatabaseEdit] = (0..<count).compactMap { index in
      let place = index % rows.count
      guard !choices[place].isEmpty else { return nil }
      let value = choices[place][index % choices[place].count]
      return DatabaseEdit(name, column: column.name, row: rows[place].number, to: value)
    }
    let wipes = ["0", "NULL"].filter { $0 == "NULL" ? column.isNullable : column.type == "INTEGER" }
      .map { value in
        let sql = "UPDATE \(name) SET \"\(column.name)\" = \(value)"
        return DatabaseEdit(name, "\(column.name) reset", sql)
      }
    let all = edits + wipes
    let allowed = try all.filter { try shell.allows($0.sql) }
    // A column with one allowed value: only breaking the rule changes it.
    return allowed.isEmpty ? all.prefix(1).map(WalkedTable.lawless) : allowed
  }

  private static func lawless(_ edit: DatabaseEdit) -> DatabaseEdit {
    var edit = edit
    edit.sql = "PRAGMA ignore_check_constraints = 1; \(edit.sql)"
    return edit
  }

  // Sealed and signed values of one row in the place of another's.
  private func swaps(_ shell: SQLiteShell) throws -> [DatabaseEdit] {
    try columns.filter { $0.type == "BLOB" && $0.references.isEmpty }.compactMap { column in
      let full = rows.filter { $0.values[column.name].map { !$0.isNull } ?? false }
      guard full.count > 1, let one = full[0].values[column.name]?.literal,
        let two = full[1].values[column.name]?.literal, one != two
      else { return nil }
      let edit = DatabaseEdit(
        name, "\(column.name) swapped",
        """
        UPDATE \(name) SET "\(column.name)" = CASE rowid WHEN \(full[0].number) THEN \(two)
          ELSE \(one) END WHERE rowid IN (\(full[0].number), \(full[1].number))
        """)
      return try shell.allows(edit.sql) ? edit : nil
    }
  }

  // All rows in the place of those that are there, and beside them.
  private func copies(from path: String, _ what: String, _ shell: SQLiteShell) throws
    -> [DatabaseEdit]
  {
    let differ = try shell.rows(
      """
      ATTACH '\(path)' AS source;
      SELECT 1 AS differ WHERE
        EXISTS (SELECT * FROM source.\(name) EXCEPT SELECT * FROM main.\(name))
        OR EXISTS (SELECT * FROM main.\(name) EXCEPT SELECT * FROM source.\(name));
      DETACH source
      """)
    guard !differ.isEmpty else { return [] }
    let insert = "INTO \(name) SELECT * FROM source.\(name)"
    return [
      ("", "DELETE FROM main.\(name); INSERT \(insert)"), (" beside", "INSERT OR IGNORE \(insert)"),
    ].map { place, sql in
      DatabaseEdit(name, what + place, "COMMIT; ATTACH '\(path)' AS source; BEGIN; \(sql)")
    }
  }
}
