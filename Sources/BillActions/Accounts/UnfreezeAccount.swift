import BillCore
import BillCredentials
import BillStore

/// Lets a frozen account pay again.
///
/// The proof is the one of a login, and logs in: freezing ended every session.
package struct UnfreezeAccount: Sendable {
  package var email: String?

  package init(email: String?) { self.email = email }

  /// Proves the person by password and second factor, and unfreezes the account.
  ///
  /// Whether there is such an account, and whether it is frozen, is said to nobody before.
  ///
  /// - throws: `AccessError`; `.strongCodeNeeded` for a code that was sent beside an app, which
  ///   logs in and unfreezes nothing; `HomeError` where it is not clear which account is meant,
  ///   `MergeError.takenOver` for one that another account took over.
  package func perform(_ proof: Proof, in home: Home) throws -> (
    access: ReadAccess, wasFrozen: Bool
  ) {
    let entry = try LogIn(email: email).enter(proof, in: home)
    guard entry.strength == .full else {
      throw AccessError.strongCodeNeeded(.operation("unfreezing the account"))
    }
    let (access, world) = (entry.access, home.world)
    try refuseTakenOver(access)
    let wasFrozen = try access.books.write(at: world.now) { writer in
      guard var account = try writer.reader.account(), account.frozenAt != nil else {
        return false
      }
      account.frozenAt = nil
      try writer.update(account)
      try writer.record("account.unfrozen", account.id, world.origin)
      return true
    }
    return (try access.refreshed(), wasFrozen)
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
