package import BillCore
import BillCredentials
import BillStore

/// Lets a frozen account pay again.
///
/// The proof is the one of a login, and logs in: freezing ended every session.
package struct UnfreezeAccount: Sendable {
  package var email: String?

  package init(email: String?) { self.email = email }

  /// The account that is meant; nobody need be logged in.
  ///
  /// - throws: `HomeError`.
  package func plan(in home: Home) throws -> Account {
    let id = try home.account(named: email)
    guard let account = try home.books(of: id).read({ try $0.account() }) else {
      throw HomeError.noAccount
    }
    return account
  }

  /// Proves the person by password and second factor, and unfreezes the account.
  ///
  /// - throws: `AccessError`; `.strongCodeNeeded` for a code that was sent beside an app, which logs
  ///   in and unfreezes nothing.
  package func perform(_ proof: Proof, in home: Home) throws -> ReadAccess {
    let entry = try LogIn(email: email).enter(proof, in: home)
    guard entry.strength == .full else {
      throw AccessError.strongCodeNeeded(.operation("unfreezing the account"))
    }
    let (access, world) = (entry.access, home.world)
    try access.books.write(at: world.now) { writer in
      guard var account = try writer.reader.account(), account.frozenAt != nil else { return }
      account.frozenAt = nil
      try writer.update(account)
      try writer.record("account.unfrozen", account.id, world.origin)
    }
    return try access.refreshed()
  }
}
