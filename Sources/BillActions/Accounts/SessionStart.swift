import BillCore
import BillCredentials
import BillStore

/// Begins the sessions of a person who has just been proven.
struct SessionStart {
  let home: Home
  let books: Books
  let account: Account

  /// How long a session that may only look lasts on this machine.
  static let readSeconds: Int64 = 7 * 86_400

  /// Begins a read and a money session and keeps their tokens on this machine.
  func begin(key: AccountDataKey) throws -> ReadAccess {
    let world = home.world
    let readToken = SessionToken.generate(id: world.newID())
    let moneyToken = SessionToken.generate(id: world.newID())
    let read = ReadSession.begin(
      token: readToken, account: account.id, at: world.now,
      expires: world.now.adding(seconds: SessionStart.readSeconds), bootID: world.bootID)
    let money = try MoneySession.begin(
      token: moneyToken, account: account.id, key: key, scope: "money", bootID: world.bootID,
      at: world.now)
    let file = try SessionFile(home, account: account.id)
    let old = try file.load()
    try books.write(at: world.now) { writer in
      try writer.removeExpiredSessions()
      if let old { try writer.endSession(old.read.id) }
      if let old = old?.money { try writer.endSession(old.id) }
      try writer.insert(read, origin: world.origin)
      try writer.insert(money, origin: world.origin)
    }
    try file.store(SessionFile.Tokens(read: readToken, money: moneyToken))
    return ReadAccess(home: home, books: books, account: account)
  }
}
