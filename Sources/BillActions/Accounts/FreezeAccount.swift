package import BillCore
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
        paid from it until it is unfrozen: billctl account unfreeze.
        """)
    return true
  }
}
