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
  /// - throws: `AccessError`, `MergeError.takenOver` for one that another account took over.
  package func perform(_ proof: Proof, in home: Home) throws -> ReadAccess {
    let access = try LogIn(email: email).perform(proof, in: home)
    try refuseTakenOver(access)
    let world = home.world
    try access.books.write(at: world.now) { writer in
      guard var account = try writer.reader.account(), account.frozenAt != nil else { return }
      account.frozenAt = nil
      try writer.update(account)
      try writer.record("account.unfrozen", account.id, world.origin)
    }
    return try access.refreshed()
  }

  // A merge that was interrupted right before its end: both would pay the same bills.
  private func refuseTakenOver(_ access: ReadAccess) throws {
    let (home, account) = (access.home, access.account)
    for id in try home.accountIDs() where id != account.id {
      let (taken, email) = try home.books(of: id).read {
        (try $0.mergedAccounts().map(\.id), try $0.account()?.email)
      }
      guard taken.contains(account.id) else { continue }
      throw MergeError.takenOver(email: account.email, by: email ?? "")
    }
  }
}
