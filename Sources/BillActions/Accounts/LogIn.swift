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
    let id: RecordID
    do {
      id = try home.account(named: email)
    } catch HomeError.unknownAccount {
      try refuse(proof, home)
    }
    let books = try home.books(of: id)
    guard let account = try books.read({ try $0.account() }) else {
      throw AccessError.wrongCredentials
    }
    try books.read(AccountSeal(home, id).check)
    let key = try Authentication(home: home, books: books, account: account).verify(proof)
    let access = try SessionStart(home: home, books: books, account: account).begin(key: key)
    try access.join(key)
    try books.write(at: home.world.now) { try $0.record("login.done", id, home.world.origin) }
    return access
  }

  private func refuse(_ proof: Proof, _ home: Home) throws -> Never {
    do {
      try KeySlot.refuse(password: proof.password, cost: home.world.passwordCost)
    } catch CredentialError.wrongSecret, CredentialError.notText {
      throw AccessError.wrongCredentials
    }
  }
}
