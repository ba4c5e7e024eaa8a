package import BillCore
import BillStore

/// Dismisses the agent of an account, with every mandate it holds.
///
/// It asks for no login, as a freeze does not: it only takes away.
package struct RevokeAgent: Sendable {
  package init() {}

  /// Dismisses it; returns false where none was there.
  package func perform(_ account: RecordID, in home: Home) throws -> Bool {
    try AgentFile(home, account).remove()
    return try home.books(of: account).write(at: home.world.now) { try perform(account, $0) }
  }

  /// The same as a part of a transaction; the key file is worth nothing after it.
  func perform(_ account: RecordID, _ writer: BookWriter) throws -> Bool {
    let live = try writer.reader.agents(of: account).filter { $0.revokedAt == nil }
    for agent in live { try writer.revoke(agent: agent.id) }
    return !live.isEmpty
  }
}
