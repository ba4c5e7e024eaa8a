package import BillCore
import CPlatform
import GRDB

/// The database of one account.
///
/// Reads are short: they fetch values and close the statement before anything is printed. Writes
/// are IMMEDIATE transactions of named steps and return only when they are on the disk.
package struct Books: Sendable {
  let queue: DatabaseQueue
  let seals: BookSeals

  /// Opens a database file, makes it where there is none, and brings it to the current schema.
  ///
  /// - throws: `StoreError`, or GRDB's `DatabaseError`.
  package init(file path: String, seals: BookSeals) throws {
    self.seals = seals
    queue = try Books.translating {
      let queue = try DatabaseQueue(path: path, configuration: Books.configuration)
      try Schema.migrate(queue)
      try queue.read { try Schema.check($0) }
      return queue
    }
  }

  /// Makes a database in memory, for dry runs.
  package init(inMemory seals: BookSeals) throws {
    self.seals = seals
    queue = try DatabaseQueue(configuration: Books.configuration)
    try Schema.migrate(queue)
  }

  /// Reads; nothing may be printed or asked inside.
  package func read<Value>(_ body: (BookReader) throws -> Value) throws -> Value {
    try Books.translating { try queue.read { try body(BookReader(db: $0)) } }
  }

  /// Writes in one transaction: all of it or nothing.
  package func write<Value>(at now: Instant, _ body: (BookWriter) throws -> Value) throws -> Value {
    try Books.translating {
      let eventMAC = try seals.eventMAC()
      return try queue.write { db in
        let writer = BookWriter(db: db, now: now, seals: seals, eventMAC: eventMAC)
        let value = try body(writer)
        try writer.stateSchedules()
        try writer.stateRows()
        return value
      }
    }
  }

  /// Gives back the memory of pages that were read or written; they are on the disk.
  package func releasePages() throws {
    try Books.translating {
      try queue.inDatabase { try $0.execute(sql: "PRAGMA shrink_memory") }
    }
  }

  static func translating<Value>(_ body: () throws -> Value) throws -> Value {
    do {
      return try body()
    } catch let error as DatabaseError {
      throw StoreError(error)
    }
  }
}

extension Books {
  private static let configuration: Configuration = {
    var configuration = Configuration()
    configuration.busyMode = .timeout(10)
    configuration.prepareDatabase { db in
      guard cplatform_sqlite_harden(db.sqliteConnection) == 0 else {
        throw StoreError.settingRefused("sqlite3_db_config")
      }
      for (pragma, value) in settings { try db.execute(sql: "PRAGMA \(pragma) = \(value)") }
      try checkSettings(db)
    }
    return configuration
  }()

  // Ten thousand payments are one transaction, whose pages would go to the disk twice if the cache
  // (in KiB where it is negative) could not hold them.
  private static let settings = [
    ("journal_mode", "TRUNCATE"), ("synchronous", "EXTRA"), ("secure_delete", "ON"),
    ("temp_store", "MEMORY"), ("mmap_size", "0"), ("cell_size_check", "ON"),
    ("cache_size", "-32768"),
  ]

  // Durability rests on these, so they are read back; a database in memory has no journal file.
  private static func checkSettings(_ db: Database) throws {
    let journal = try String.fetchOne(db, sql: "PRAGMA journal_mode")
    guard journal == "truncate" || journal == "memory" else {
      throw StoreError.settingRefused("journal_mode")
    }
    guard try Int.fetchOne(db, sql: "PRAGMA synchronous") == 3 else {
      throw StoreError.settingRefused("synchronous")
    }
    guard try Int.fetchOne(db, sql: "PRAGMA foreign_keys") == 1 else {
      throw StoreError.settingRefused("foreign_keys")
    }
  }
}

extension Books {
  /// The version of the schema that every open database has.
  package static var schemaVersion: Int { Schema.currentVersion }
}
