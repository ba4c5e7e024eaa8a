package import BillCore
import BillCredentials
import BillStore

/// Stops an account: ends its sessions everywhere and lets nothing be paid.
///
/// It asks for no login. Whoever sees his laptop stolen or a payment he did not make must not have
/// to find his phone first; the worst a stranger can do with it is to make the holder log in again.
package struct FreezeAccount: Sendable {
  package init() {}

  /// Freezes the account; returns false where it was frozen already.
  package func perform(_ id: RecordID, in home: Home) throws -> Bool {
    let books = try home.books(of: id)
    let frozen = try books.write(at: home.world.now) { writer -> Account? in
      try writer.endSessions()
      guard var account = try writer.reader.account(), account.frozenAt == nil else { return nil }
      account.frozenAt = home.world.now
      try writer.update(account)
      try writer.record("account.frozen", id, home.world.origin)
      return account
    }
    try SessionFile(home, account: id).remove()
    guard let frozen else { return false }
    try SecurityNotice(home, frozen).send(
      subject: "your account is frozen",
      body: """
        The account was frozen as \(home.world.origin). Every session is over and nothing is
        paid from it until it is unfrozen: billctl login, then billctl account unfreeze.
        """)
    return true
  }
}

/// Lets a frozen account pay again.
package struct UnfreezeAccount: Sendable {
  package init() {}

  /// Unfreezes the account; returns false where it was not frozen.
  package func perform(_ access: MoneyAccess) throws -> Bool {
    let world = access.world
    let changed = try access.books.write(at: world.now) { writer in
      guard var account = try writer.reader.account(), account.frozenAt != nil else {
        return false
      }
      account.frozenAt = nil
      try writer.update(account)
      try writer.record("account.unfrozen", account.id, world.origin)
      return true
    }
    if changed {
      try SecurityNotice(access.home, access.account).send(
        subject: "your account is no longer frozen",
        body: "The account was unfrozen as \(world.origin) and may pay again.")
    }
    return changed
  }
}
