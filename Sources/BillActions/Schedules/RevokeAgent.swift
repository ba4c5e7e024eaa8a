package import BillCore
import BillStore

/// Dismisses the agent of an account, with every mandate it holds.
///
/// It asks for no login, as a freeze does not: it only takes away.
package struct RevokeAgent: Sendable {
  package init() {}

  /// Dismisses it; returns false where none was there.
  package func perform(_ account: RecordID, in home: Home) throws -> Bool {
    let books = try home.books(of: account)
    let live = try books.read { try $0.agents(of: account) }.filter { $0.revokedAt == nil }
    try AgentFile(home, account).remove()
    guard !live.isEmpty else { return false }
    try books.write(at: home.world.now) { writer in
      for agent in live { try writer.revoke(agent: agent.id) }
    }
    return true
  }
}
