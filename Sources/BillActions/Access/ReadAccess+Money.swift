import BillCore
import BillCredentials
import BillStore

extension ReadAccess {
  /// The key, by the live money session; notes its use.
  ///
  /// - throws: `AccessError.passwordNeeded` where there is none.
  package func money() throws -> MoneyAccess {
    let needed = AccessError.passwordNeeded(.noMoneySession)
    guard let token = try SessionFile(home, account: account.id).load()?.money else { throw needed }
    let (session, record) = try books.read {
      (try $0.moneySession(token.id), try $0.accountKeys())
    }
    guard var session, let record else { throw needed }
    do {
      let key = try session.open(token: token, at: world.now, bootID: world.bootID)
      session.touch(token: token, at: world.now)
      try books.write(at: world.now) { try $0.touch(session) }
      return try opened(AccountKeys(record, key: key), isStepUp: false)
    } catch CredentialError.sessionEnded {
      throw needed
    } catch CredentialError.wrongSecret {
      throw needed
    }
  }

  /// The key, by password and second factor; begins a new money session.
  ///
  /// - throws: `AccessError.wrongCredentials`, `.codeNeeded`, `.locked`.
  package func money(by proof: Proof) throws -> MoneyAccess {
    let key = try Authentication(home: home, books: books, account: account).verify(proof)
    guard let record = try books.read({ try $0.accountKeys() }) else {
      throw AccessError.notLoggedIn
    }
    let token = SessionToken.generate(id: world.newID())
    let session = try MoneySession.begin(
      token: token, account: account.id, key: key, scope: "money", bootID: world.bootID,
      at: world.now)
    let file = try SessionFile(home, account: account.id)
    guard var tokens = try file.load() else { throw AccessError.notLoggedIn }
    try books.write(at: world.now) { writer in
      if let old = tokens.money { try writer.endSession(old.id) }
      try writer.insert(session, origin: world.origin)
    }
    tokens.money = token
    try file.store(tokens)
    return try opened(AccountKeys(record, key: key), isStepUp: true)
  }

  // What came in while nobody held the key joins now.
  private func opened(_ keys: AccountKeys, isStepUp: Bool) throws -> MoneyAccess {
    let access = MoneyAccess(read: self, keys: keys, isStepUp: isStepUp)
    try BoxedPayees.join(access)
    return access
  }
}
