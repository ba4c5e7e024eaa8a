import BillCore
import BillCredentials
import BillStore

extension ReadAccess {
  /// The key, by the live money session; notes its use.
  ///
  /// - throws: `AccessError.passwordNeeded` where there is none.
  package func money() throws -> MoneyAccess {
    // Another process may begin a session in the place of the one whose token was just read.
    var tried: RecordID?
    while let token = try home.heldTokens(of: account.id)?.money, token.id != tried {
      if let access = try money(token) { return access }
      tried = token.id
    }
    throw AccessError.passwordNeeded(.noMoneySession)
  }

  private func money(_ token: SessionToken) throws -> MoneyAccess? {
    try books.read(AccountSeal(home, account.id).check)
    let (session, record) = try books.read {
      (try $0.moneySession(token.id), try $0.accountKeys())
    }
    guard var session, let record else { return nil }
    do {
      let key = try books.read { [session] in try session.open(token, in: world, $0) }
      session.touch(token: token, at: world.now)
      guard try books.write(at: world.now, { try $0.touch(session) }) else { return nil }
      return try opened(AccountKeys(record, key: key), .session)
    } catch CredentialError.sessionEnded, CredentialError.wrongSecret {
      try books.end(session, ifOverAt: world.now)
      return nil
    }
  }

  /// The key, by password and second factor; begins a new money session.
  ///
  /// - throws: `AccessError.wrongCredentials`, `.codeNeeded`, `.locked`.
  package func money(by proof: Proof) throws -> MoneyAccess {
    let (record, proven) = try prove(proof)
    // There is nowhere to keep a further token for whoever holds the one that was given.
    if try home.givenSession() != nil {
      return try opened(AccountKeys(record, key: proven.key), proven.strength)
    }
    let file = try SessionFile(home, account: account.id)
    guard var tokens = try file.load() else { throw AccessError.notLoggedIn }
    let token = SessionToken.generate(id: world.newID())
    let device = try books.read { try $0.readSession(tokens.read.id)?.device }
    let session = try MoneySession.begin(
      token: token, account: account.id, key: proven.key, bootID: world.bootID, device: device,
      at: world.now)
    let old = tokens.money
    tokens.money = token
    try books.write(at: world.now) { try $0.insert(session, origin: world.origin) }
    try file.store(tokens)
    // Last, so that whoever reads the file meanwhile finds a token that opens something.
    if let old { try books.write(at: world.now) { try $0.endSession(old.id) } }
    return try opened(AccountKeys(record, key: proven.key), proven.strength)
  }

  /// The key, by password and second factor, for this very invocation: no session begins.
  ///
  /// - throws: as `money(by:)`.
  func moneyWithoutSession(by proof: Proof) throws -> MoneyAccess {
    let (record, proven) = try prove(proof)
    return try opened(AccountKeys(record, key: proven.key), proven.strength)
  }

  private func prove(_ proof: Proof) throws -> (AccountKeyRecord, Authentication.Proven) {
    try books.read(AccountSeal(home, account.id).check)
    let proven = try Authentication(home: home, books: books, account: account)
      .prove(proof, for: .stepUp)
    guard let record = try books.read({ try $0.accountKeys() }) else {
      throw AccessError.notLoggedIn
    }
    return (record, proven)
  }

  /// Takes in what came while nobody held the key, which was just proven.
  func join(_ key: AccountDataKey) throws {
    guard let record = try books.read({ try $0.accountKeys() }) else { return }
    _ = try opened(AccountKeys(record, key: key), .session)
  }

  // What came in while nobody held the key joins now, and the log is signed as far as it goes.
  private func opened(_ keys: AccountKeys, _ strength: ProofStrength) throws -> MoneyAccess {
    let access = MoneyAccess(read: self, keys: keys, strength: strength)
    let head = KeptHead(home, account.id)
    let isWhole = try isWhole(head)
    try BoxedPayees.join(access)
    if isWhole { try VouchForBills(access).perform() }
    if isWhole { try head.keep(access) }
    return access
  }

  // A database that does not know what was handed over was put back from a copy: paying says so
  // itself, and what pays nothing may go on.
  func isWhole(_ head: KeptHead) throws -> Bool {
    do {
      try books.read(head.check)
      return true
    } catch CredentialError.tampered(.event) {
      do {
        try books.read { try PublishedLog(home, account: account.id).check($0) }
      } catch is PublishError {
        return false
      }
      throw CredentialError.tampered(.event)
    }
  }
}
