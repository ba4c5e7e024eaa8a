import BillCore
import BillCredentials
package import BillStore

/// Shows and ends the sessions of an account.
package struct AccountSessions: Sendable {
  package init() {}

  /// A session, and whether this shell holds it.
  package struct Entry: Sendable {
    package let session: StoredSession
    package let isCurrent: Bool
  }

  /// The sessions that are not over, the newest first.
  package func list(_ access: ReadAccess) throws -> [Entry] {
    let mine = try ownIDs(access)
    return try access.books.read { try $0.sessions() }
      .filter { access.world.now < $0.expires }
      .map { Entry(session: $0, isCurrent: mine.contains($0.id)) }
  }

  /// The session of an id or a unique beginning of it.
  ///
  /// - throws: `LookupError`.
  package func find(_ text: String, _ access: ReadAccess) throws -> StoredSession {
    let sessions = try access.books.read { try $0.sessions() }
    return try Lookup.choose(text, from: sessions, kind: "session", id: \.id) {
      "\($0.scope.rawValue), \($0.origin)"
    }
  }

  /// Ends one session; throws as `find`.
  package func end(_ text: String, _ access: ReadAccess) throws -> StoredSession {
    let session = try find(text, access)
    try access.books.write(at: access.world.now) { try $0.endSession(session.id) }
    return session
  }

  /// Ends every session but those of this shell; returns how many.
  package func endOthers(_ access: ReadAccess) throws -> Int {
    let mine = try ownIDs(access)
    return try access.books.write(at: access.world.now) { writer in
      let others = try writer.reader.sessions().filter { !mine.contains($0.id) }
      try writer.endSessions(except: mine)
      return others.count
    }
  }

  private func ownIDs(_ access: ReadAccess) throws -> [RecordID] {
    try access.home.heldTokens(of: access.account.id)?.ids ?? []
  }
}
