package import BillCore
import BillCredentials
package import BillStore

/// An account to look at, without its key: for whoever a read session proves, or `unproven` for
/// work that shows nothing.
package struct ReadAccess: Sendable {
  package let home: Home
  package let books: Books
  package let account: Account
  /// Today where the account's owner lives; asking for it reads the zone's file.
  package let today: CalendarDate

  package var world: World { home.world }

  /// Opens the account of an e-mail address, or the only one.
  ///
  /// A session in `BILLCTL_SESSION` stands for the one kept here, and chooses the account.
  ///
  /// - throws: `AccessError.notLoggedIn` or `.sessionEnded`, `HomeError` where it is not clear
  ///   which account is meant; for a session that was given `.wrongSession`, `.sessionLocked`,
  ///   `.givenSessionEnded`, `.sessionOfAnother`.
  package init(_ home: Home, email: String?) throws {
    let (id, tokens) = try ReadAccess.choose(home, email: email)
    guard let tokens else { throw AccessError.notLoggedIn }
    let books = try home.books(of: id)
    let (account, session, money) = try books.read { reader in
      (
        try reader.account(), try reader.readSession(tokens.read.id),
        try tokens.money.flatMap { try reader.moneySession($0.id) }
      )
    }
    // why: looking works on a full disk too; whoever pays finds the session over as well.
    try? books.end(money, ifOverAt: home.world.now)
    guard let account, let session else { throw AccessError.notLoggedIn }
    do {
      try session.verify(token: tokens.read, at: home.world.now, bootID: home.world.bootID)
    } catch CredentialError.sessionEnded(let end) {
      throw home.world.sessionText == nil
        ? AccessError.sessionEnded(end) : .givenSessionEnded(end)
    } catch CredentialError.wrongSecret {
      throw home.world.sessionText == nil ? AccessError.tampered("session") : .wrongSession
    }
    self.init(home: home, books: books, account: account)
    if home.world.sessionText != nil { try refuseLocked() }
  }

  // Whoever was handed a session is not the one who can be asked for more.
  private func refuseLocked() throws {
    let lock = try books.read { try Attempts.lock(home, books, account.id, $0) }
    if lock == .untilVerified { throw AccessError.sessionLocked(.needsVerification) }
  }

  /// An account whose owner has just proven who he is.
  init(home: Home, books: Books, account: Account) {
    self.home = home
    self.books = books
    self.account = account
    today = home.world.today(in: account.zone)
    home.remember(kindOf: account)
  }

  /// The account while nobody is proven, for what shows nothing of it to whoever asked: a code that
  /// is sent, a proof that is looked at; nil where its database holds none.
  init?(unproven id: RecordID, in home: Home) throws {
    let books = try home.books(of: id)
    guard let account = try books.read({ try $0.account() }) else { return nil }
    self.init(home: home, books: books, account: account)
  }

  /// The same account with what was just written.
  package func refreshed() throws -> ReadAccess {
    let account = try books.read { try $0.account() }
    return ReadAccess(home: home, books: books, account: account ?? self.account)
  }

  private static func choose(_ home: Home, email: String?) throws -> (
    RecordID, SessionFile.Tokens?
  ) {
    if let given = try home.givenSession() {
      if let email, try home.account(email: email) != given.account {
        throw AccessError.sessionOfAnother(email)
      }
      return (given.account, given.tokens)
    }
    if let email {
      guard let id = try home.account(email: email) else { throw AccessError.notLoggedIn }
      return (id, try SessionFile(home, account: id).load())
    }
    let ids = try home.accountIDs()
    guard let first = ids.first else { throw HomeError.noAccount }
    if ids.count == 1 { return (first, try SessionFile(home, account: first).load()) }
    let live = try ids.compactMap { id in
      try SessionFile(home, account: id).load().map { (id, $0) }
    }
    switch live.count {
    case 0: throw AccessError.notLoggedIn
    case 1: return live[0]
    default: throw HomeError.severalAccounts(try home.emails())
    }
  }
}

extension Home {
  /// The account of an e-mail address, whichever letter case the domain has: its own, or that of
  /// an account that was merged into it.
  func account(email: String) throws -> RecordID? {
    let wanted = try EmailAddress(email).normalized
    // All are asked, so that nobody tells by the time which addresses are known.
    let all = try accountIDs().map { id in
      try books(of: id).read { reader in
        (id: id, own: try reader.account()?.email, former: try reader.mergedAccounts().map(\.email))
      }
    }
    func isWanted(_ email: String) throws -> Bool {
      try EmailAddress(email).normalized == wanted
    }
    let named = try all.filter { try $0.own.map(isWanted) ?? false }
    // Addresses of accounts that were merged come after: one may still be on its way.
    return try (named + all.filter { try $0.former.contains(where: isWanted) }).first?.id
  }

  /// The e-mail addresses of the accounts in the home.
  package func emails() throws -> [String] {
    try accountIDs().compactMap { id in try books(of: id).read { try $0.account()?.email } }
  }
}
