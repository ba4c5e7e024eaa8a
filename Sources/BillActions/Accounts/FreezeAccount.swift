package import BillCore
import BillStore

/// Stops an account: ends its sessions everywhere and lets nothing be paid.
///
/// It asks for no login. Whoever sees his laptop stolen or a payment he did not make must not have
/// to find his phone first; the worst a stranger can do with it is to make the holder log in again.
package struct FreezeAccount: Sendable {
  package init() {}

  /// Freezes the account of an address; says nothing of whether there is one.
  ///
  /// - throws: `EmailAddressError`.
  package func perform(unseen email: String, in home: Home) throws {
    if let id = try home.account(email: email) { _ = try perform(id, in: home) }
  }

  /// Freezes the account; returns false where it was frozen already.
  package func perform(_ id: RecordID, in home: Home) throws -> Bool {
    let books = try home.books(of: id)
    // Books that somebody else wrote into pay nothing, frozen or not.
    defer { try? SessionFile(home, account: id).remove() }  // why: the freeze ended it already.
    return try books.write(at: home.world.now) { try perform(home.world.origin, $0) }
  }

  /// The same as a part of a transaction; the tokens on this machine open nothing after it.
  func perform(_ origin: String, _ writer: BookWriter) throws -> Bool {
    try writer.endSessions()
    guard var account = try writer.reader.account(), account.frozenAt == nil else { return false }
    account.frozenAt = writer.now
    try writer.update(account)
    try writer.record("account.frozen", account.id, origin)
    return true
  }
}
