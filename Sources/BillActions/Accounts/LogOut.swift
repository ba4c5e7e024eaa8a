package import BillCore
import BillStore

/// Ends the sessions of an account on this machine.
package struct LogOut: Sendable {
  package init() {}

  /// Ends both sessions of an account; returns false where nobody is logged in.
  package func perform(_ account: RecordID, in home: Home) throws -> Bool {
    let file = try SessionFile(home, account: account)
    guard let tokens = try file.load() else { return false }
    try home.books(of: account).write(at: home.world.now) { writer in
      try writer.endSession(tokens.read.id)
      if let money = tokens.money { try writer.endSession(money.id) }
    }
    try file.remove()
    return true
  }
}
