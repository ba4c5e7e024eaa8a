import BillCore
import BillCredentials
import BillStore

/// Logs in to an account by password and second factor.
package struct LogIn: Sendable {
  package var email: String?

  package init(email: String?) { self.email = email }

  /// Proves the person and begins a read and a money session.
  ///
  /// An unknown address costs the same work and says the same as a wrong password.
  ///
  /// - throws: `AccessError`, `HomeError`.
  package func perform(_ proof: Proof, in home: Home) throws -> ReadAccess {
    guard let id = try account(in: home) else {
      try spendAsMuch(on: proof, home)
      throw AccessError.wrongCredentials
    }
    let books = try home.books(of: id)
    guard let account = try books.read({ try $0.account() }) else {
      throw AccessError.wrongCredentials
    }
    let key = try Authentication(home: home, books: books, account: account).verify(proof)
    return try SessionStart(home: home, books: books, account: account).begin(key: key)
  }

  private func account(in home: Home) throws -> RecordID? {
    if let email { return try home.account(email: email) }
    let ids = try home.accountIDs()
    guard let only = ids.first else { throw HomeError.noAccount }
    guard ids.count == 1 else { throw HomeError.severalAccounts(try home.emails()) }
    return only
  }

  private func spendAsMuch(on proof: Proof, _ home: Home) throws {
    _ = try KeySlot.make(
      password: proof.password, cost: home.world.passwordCost, id: home.world.newID(),
      account: home.world.newID(), key: AccountDataKey.generate(), at: home.world.now)
  }
}
