import BillCore
import BillCredentials
import BillStore

extension SessionStart {
  /// How long a session lasts that a texted code opened.
  static let textSeconds: Int64 = 8 * 3600

  /// Begins a session that may look and holds no key, in the place of those of this machine.
  func beginReading() throws -> ReadAccess {
    let world = home.world
    let token = SessionToken.generate(id: world.newID())
    let session = ReadSession.begin(
      token: token, account: account.id, at: world.now,
      expires: world.now.adding(seconds: SessionStart.textSeconds), bootID: world.bootID,
      device: device)
    let file = try SessionFile(home, account: account.id)
    let old = try file.load()
    try books.write(at: world.now) { writer in
      try writer.removeExpiredSessions()
      for id in old?.ids ?? [] { try writer.endSession(id) }
      try writer.insert(session, origin: world.origin)
    }
    try file.store(SessionFile.Tokens(read: token, money: nil))
    return ReadAccess(home: home, books: books, account: account)
  }
}
