import BillCore
import BillStore

/// Ends the sessions of an account on this machine.
package struct LogOut: Sendable {
  package init() {}

  /// Ends both sessions of the named account, the only one, or the only one somebody is logged in
  /// to; returns false where nobody is logged in, as to an address without an account.
  ///
  /// - throws: `HomeError`; `AccessError.sessionOfAnother` where a session was given.
  package func perform(_ email: String?, in home: Home) throws -> Bool {
    do {
      let account = try home.accountInUse(named: email)
      if let email, let given = try home.givenSession(), given.account != account {
        throw AccessError.sessionOfAnother(email)
      }
      return try end(account, home)
    } catch HomeError.unknownAccount {
      return false
    }
  }

  private func end(_ account: RecordID, _ home: Home) throws -> Bool {
    guard let tokens = try home.heldTokens(of: account) else { return false }
    try home.books(of: account).write(at: home.world.now) { writer in
      try writer.endSession(tokens.read.id)
      if let money = tokens.money { try writer.endSession(money.id) }
    }
    if home.world.sessionText == nil { try SessionFile(home, account: account).remove() }
    return true
  }
}
