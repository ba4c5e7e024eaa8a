import GRDB

extension BookReader {
  /// Refuses a value that SQL compares otherwise than this program reads it: one of another type
  /// than its column's, or a text that goes on behind a NUL, where reading it ends.
  ///
  /// - throws: `StoreError.corruptRow`.
  package func checkValues() throws {
    let columns = try Row.fetchAll(
      db,
      sql: """
        SELECT tables.name AS tableName, columns.name AS name, lower(columns.type) AS type
        FROM pragma_table_list AS tables, pragma_table_info(tables.name) AS columns
        WHERE tables.schema = 'main' AND tables.type = 'table' AND tables.name NOT GLOB 'sqlite_*'
        """)
    for (table, columns) in Dictionary(grouping: columns, by: { $0["tableName"] as String }) {
      let cases = columns.map { column in
        let (name, type): (String, String) = (column["name"], column["type"])
        return "WHEN \(BookReader.strange(name, type)) THEN '\(name)'"
      }
      let strange = try String.fetchOne(
        db,
        sql: """
          SELECT strange FROM (SELECT CASE \(cases.joined(separator: " ")) END AS strange
            FROM "\(table)") WHERE strange IS NOT NULL LIMIT 1
          """)
      if let strange { throw StoreError.corruptRow(table: table, column: strange) }
    }
  }

  private static func strange(_ column: String, _ type: String) -> String {
    let isOther = #"typeof("\#(column)") NOT IN ('\#(type)','null')"#
    return type == "text" ? #"\#(isOther) OR instr(CAST("\#(column)" AS BLOB), x'00')"# : isOther
  }
}
