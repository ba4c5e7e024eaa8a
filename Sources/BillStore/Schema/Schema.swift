import GRDB

/// The versions of the schema and how a database gets from one to the next.
enum Schema {
  /// Marks a file as billctl's (SQLite `application_id`): "BILL" in ASCII.
  static let applicationID = 0x4249_4C4C

  /// One entry per version, append-only.
  private static let migrations = [
    Migration1.sql, Migration2.sql, Migration3.sql, Migration4.sql, Migration5.sql,
  ]

  static var currentVersion: Int { migrations.count }

  /// Brings a database to the current version, one transaction per step.
  ///
  /// - throws: `StoreError.newerDatabase` for a file of a later program, `.notOurs` for a file of
  ///   another one.
  static func migrate(_ queue: DatabaseQueue) throws {
    let (application, version) = try queue.read { db in
      (
        try Int.fetchOne(db, sql: "PRAGMA application_id") ?? 0,
        try Int.fetchOne(db, sql: "PRAGMA user_version") ?? 0
      )
    }
    guard version <= currentVersion else {
      throw StoreError.newerDatabase(found: version, known: currentVersion)
    }
    let isNew =
      try version == 0
      && queue.read { db in
        try Int.fetchOne(db, sql: "SELECT count(*) FROM sqlite_schema") == 0
      }
    guard application == applicationID || isNew else { throw StoreError.notOurs }
    guard version > 0 || isNew else { throw StoreError.notOurs }
    for step in version..<currentVersion {
      try queue.write { db in
        try db.execute(sql: migrations[step])
        try db.execute(
          sql: """
            PRAGMA application_id = \(applicationID);
            PRAGMA user_version = \(step + 1);
            """)
      }
    }
  }

  /// Refuses a database whose tables, indexes, triggers or views are not exactly the ones this
  /// program makes: a trigger can rewrite a payee.
  static func check(_ db: Database) throws {
    let found = try String.fetchAll(
      db, sql: "SELECT coalesce(sql, name) FROM sqlite_schema WHERE name NOT GLOB 'sqlite_*'")
    guard Set(found) == expected, found.count == expected.count else {
      let strangers = Set(found).symmetricDifference(expected)
      throw StoreError.schemaChanged(strangers.min() ?? "")
    }
  }

  // why: by bytes; telling characters apart would take longer than opening the database does.
  private static let expected: Set<String> = {
    let statements = migrations.joined(separator: "\n").utf8.split(separator: UInt8(ascii: ";"))
    return Set(
      statements.map { statement in
        String(Substring(statement.drop { $0 <= UInt8(ascii: " ") }))
      }.filter { !$0.isEmpty })
  }()
}
