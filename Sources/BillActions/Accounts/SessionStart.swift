import BillCore
import BillCredentials
import BillStore

/// Begins the sessions of a person who has just been proven.
struct SessionStart {
  let home: Home
  let books: Books
  let account: Account
  /// The trusted device they begin on, which ends them when it is revoked.
  let device: RecordID?
  /// How long they last at most; nil for as long as the device allows.
  var limitSeconds: Int64?

  /// Begins a read session, and a money session where the key is open, in the place of those of
  /// this machine, and keeps their tokens on it.
  func begin(key: AccountDataKey?) throws -> ReadAccess {
    let file = try SessionFile(home, account: account.id)
    let old = try file.load()
    let (read, money) = try insert(key) { writer in
      for id in old?.ids ?? [] { try writer.endSession(id) }
    }
    try file.store(SessionFile.Tokens(read: read.token, money: money?.token))
    return ReadAccess(home: home, books: books, account: account)
  }

  /// Begins sessions whose tokens are kept nowhere, for whoever is handed them.
  func issue(_ scope: SessionScope, key: AccountDataKey) throws -> PrintedSession {
    let (read, money) = try insert(scope == .read ? nil : key) { _ in }
    let tokens = SessionFile.Tokens(read: read.token, money: money?.token)
    return PrintedSession(
      text: tokens.text, scope: scope, expires: read.expires, spendsUntil: money?.expires)
  }

  private typealias Begun = (token: SessionToken, expires: Instant)

  private func insert(
    _ key: AccountDataKey?, _ before: (BookWriter) throws -> Void
  ) throws -> (read: Begun, money: Begun?) {
    let world = home.world
    let token = SessionToken.generate(id: world.newID())
    let read = ReadSession.begin(
      token: token, account: account.id, at: world.now,
      expires: world.now.adding(
        seconds: limitSeconds ?? ReadSession.longestSeconds(isDeviceTrusted: device != nil)),
      bootID: world.bootID, device: device)
    let moneyToken = SessionToken.generate(id: world.newID())
    let money = try key.map {
      try MoneySession.begin(
        token: moneyToken, account: account.id, key: $0, bootID: world.bootID, device: device,
        at: world.now)
    }
    try books.write(at: world.now) { writer in
      try writer.removeExpiredSessions()
      try before(writer)
      try writer.insert(read, origin: world.origin)
      if let money { try writer.insert(money, origin: world.origin) }
    }
    return ((token, read.expires), money.map { (moneyToken, $0.expires) })
  }
}
