import GRDB

/// The versions of the schema and how a database gets from one to the next.
enum Schema {
  /// Marks a file as billctl's (SQLite `application_id`): "BILL" in ASCII.
  static let applicationID = 0x4249_4C4C

  /// One entry per version, append-only.
  private static let migrations = [
    Migration1.sql, Migration2.sql, Migration3.sql, Migration4.sql, Migration5.sql,
    Migration6.sql, Migration7.sql,
  ]

  static var currentVersion: Int { migrations.count }

  /// Brings a database to the current version in one transaction, after a copy of one that holds
  /// something: `NAME.before-7` beside it.
  ///
  /// - throws: `StoreError.newerDatabase` for a file of a later program, `.notOurs` for a file of
  ///   another one, `.schemaChanged` for one that is not what its version had.
  static func migrate(_ queue: DatabaseQueue) throws {
    let version = try queue.read(checkedVersion)
    guard version < currentVersion else { return }
    guard version > 0 else { return try takeSteps(queue) }
    guard let slash = queue.path.lastIndex(of: "/") else { throw StoreError.notOurs }
    let folder = try PrivateFolder(existing: String(queue.path[..<slash]))
    let name = String(queue.path[queue.path.index(after: slash)...])
    // One process copies; to the others the database is current when they get the lock.
    let lock = try FileLock(folder, "\(name).upgrade", waitSeconds: 60)
    let waiting = try queue.read(checkedVersion)
    if waiting < currentVersion {
      let copy = "\(name)\(copyMark)\(currentVersion)"
      try folder.remove(copy)
      // SQLite fills an empty file and leaves its mode as it is.
      try folder.createUnsynchronised(copy, [])
      try queue.writeWithoutTransaction { db in
        try db.execute(sql: "VACUUM INTO ?", arguments: [folder.path(of: copy)])
      }
      try takeSteps(queue)
    }
    try folder.remove("\(name).upgrade")
    lock.release()
  }

  // What the name of a copy has behind the name of the database.
  fileprivate static let copyMark = ".before-"

  private static func checkedVersion(_ db: Database) throws -> Int {
    let application = try Int.fetchOne(db, sql: "PRAGMA application_id") ?? 0
    let version = try version(db)
    guard version <= currentVersion else {
      throw StoreError.newerDatabase(found: version, known: currentVersion)
    }
    let isNew =
      try version == 0 && Int.fetchOne(db, sql: "SELECT count(*) FROM sqlite_schema") == 0
    guard application == applicationID || isNew else { throw StoreError.notOurs }
    guard version > 0 || isNew else { throw StoreError.notOurs }
    if version > 0, version < currentVersion { try check(db, against: objects(of: version)) }
    return version
  }

  private static func version(_ db: Database) throws -> Int {
    try Int.fetchOne(db, sql: "PRAGMA user_version") ?? 0
  }

  // All or none: what is killed in between begins again from the same version.
  private static func takeSteps(_ queue: DatabaseQueue) throws {
    try queue.write { db in
      for sql in try migrations.dropFirst(version(db)) { try db.execute(sql: sql) }
      try db.execute(
        sql: """
          PRAGMA application_id = \(applicationID);
          PRAGMA user_version = \(currentVersion);
          """)
    }
  }

  /// Refuses a database whose tables, indexes, triggers or views are not exactly the ones this
  /// program makes: a trigger can rewrite a payee.
  static func check(_ db: Database, against expected: Set<String> = currentObjects) throws {
    // What SQLite makes by itself: indexes of keys, which have no SQL, and tables of statistics.
    let found = try String.fetchAll(
      db,
      sql: """
        SELECT coalesce(sql, name) FROM sqlite_schema
        WHERE NOT (type = 'index' AND sql IS NULL AND name GLOB 'sqlite_autoindex_*')
          AND NOT (type = 'table' AND name GLOB 'sqlite_stat[1-4]')
        """)
    guard Set(found) == expected, found.count == expected.count else {
      let strangers = Set(found).symmetricDifference(expected)
      throw StoreError.schemaChanged(strangers.min() ?? "")
    }
  }

  static let currentObjects = objects(of: currentVersion)

  // why: by bytes; telling characters apart would take longer than opening the database does.
  private static func objects(of version: Int) -> Set<String> {
    let statements = migrations.prefix(version).joined(separator: "\n").utf8
      .split(separator: UInt8(ascii: ";"))
    return Set(
      statements.map { statement in
        String(Substring(statement.drop { $0 <= UInt8(ascii: " ") }))
      }.filter { !$0.isEmpty })
  }
}

extension PrivateFolder {
  /// Removes the copies of a database from before it was upgraded.
  package func removeCopies(of name: String) throws {
    for copy in try names() where copy.hasPrefix("\(name)\(Schema.copyMark)") { try remove(copy) }
  }
}
