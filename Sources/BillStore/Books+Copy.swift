import GRDB

extension Books {
  /// Writes a complete copy of the database to a new file, as of one moment, and checks it.
  ///
  /// The copy holds no session: its tokens stay on this machine.
  ///
  /// - throws: `StoreError.damaged` where the copy does not pass SQLite's integrity check.
  package func copy(to path: String) throws {
    try Books.translating {
      try queue.writeWithoutTransaction { db in
        try db.execute(sql: "VACUUM INTO ?", arguments: [path])
      }
    }
    let copy = try Books(file: path, seals: seals)
    try Books.translating { try copy.queue.write(Books.forgetSessions) }
    guard try copy.read({ try $0.integrityProblems() }).isEmpty else { throw StoreError.damaged }
    try copy.close()
  }

  /// Closes the file; the value must not be used afterwards.
  package func close() throws { try Books.translating { try queue.close() } }

  private static func forgetSessions(_ db: Database) throws {
    try db.execute(sql: "DELETE FROM session")
    try db.execute(sql: "DELETE FROM keySlot WHERE kind = 'session'")
  }
}
