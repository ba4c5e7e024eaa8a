package import BillCore
import BillStore

/// "This was not me": stops the account from a point of its log on, and says what happened since.
///
/// Like a freeze it asks for no login. What it lists is what happened and when, without amounts and
/// names: whoever is not logged in learns nothing that is the holder's alone.
package struct ReportActivity: Sendable {
  /// A place in the log, or the id of a payment or a session, or a beginning of one.
  package var text: String

  package init(_ text: String) { self.text = text }

  /// What was found and done.
  package struct Result: Sendable {
    package let event: BookEvent
    /// What happened after it, in order.
    package let since: [BookEvent]
    package let sessions: Int
    package let hadAgent: Bool
    /// Whether the account was not frozen before.
    package let isNewlyFrozen: Bool
  }

  /// Finds what is meant; nothing is changed.
  ///
  /// - throws: `LookupError`.
  package func plan(_ account: RecordID, in home: Home) throws -> BookEvent {
    let events = try home.books(of: account).read { try $0.eventChain().map(\.event) }
    if let position = Int64(text), let event = events.first(where: { $0.position == position }) {
      return event
    }
    let wanted = text.lowercased()
    // A shorter beginning of an id is more likely a slip.
    let found = events.filter { event in
      wanted.count >= 4 && event.subject?.description.hasPrefix(wanted) == true
    }
    guard let first = found.first else { throw LookupError.notFound(kind: "event", text: text) }
    let subjects = Set(found.compactMap(\.subject))
    guard subjects.count == 1 else {
      throw LookupError.ambiguous(
        kind: "event", text: text, candidates: subjects.map(\.description).sorted())
    }
    return first
  }

  /// Records the report, ends sessions, trusts no device any more, dismisses the agent and freezes
  /// the account.
  ///
  /// - throws: `LookupError`; nothing is done then.
  package func perform(_ account: RecordID, in home: Home) throws -> Result {
    let event = try plan(account, in: home)
    let books = try home.books(of: account)
    let (sessions, since) = try books.write(at: home.world.now) { writer in
      let sessions = try writer.reader.sessions().count
      let since = try writer.reader.eventChain().map(\.event).filter {
        $0.position > event.position && $0.kind != "standing.sealed"
      }
      try writer.revokeDevices(of: account)
      try writer.record("account.reported", account, "event \(event.position), \(event.kind)")
      return (sessions, since)
    }
    let isNew = try FreezeAccount().perform(account, in: home)
    let hadAgent = try RevokeAgent().perform(account, in: home)
    return Result(
      event: event, since: since, sessions: sessions, hadAgent: hadAgent, isNewlyFrozen: isNew)
  }
}
