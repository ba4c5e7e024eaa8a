package import BillCore
import BillStore

/// Ends the sessions of an account on this machine.
package struct LogOut: Sendable {
  package init() {}

  /// Ends both sessions of an account; returns false where nobody is logged in.
  package func perform(_ account: RecordID, in home: Home) throws -> Bool {
    guard let tokens = try home.heldTokens(of: account) else { return false }
    try home.books(of: account).write(at: home.world.now) { writer in
      try writer.endSession(tokens.read.id)
      if let money = tokens.money { try writer.endSession(money.id) }
    }
    if home.world.sessionText == nil { try SessionFile(home, account: account).remove() }
    return true
  }
}
