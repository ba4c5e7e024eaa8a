import BillCore
import BillCredentials
import BillStore
import Foundation

@testable import BillActions

/// Every way into an account: those that are open to its holder, and those that were shut.
struct Doors {
  let home: PretendedHome
  let kept: FullAccount.Keepsakes

  /// Long enough after the last use of the app's code for another one.
  private static let seconds: Int64 = 120

  private var now: Home { home.after(Doors.seconds) }

  /// Tries every door; a door that refuses is shut.
  ///
  /// What ends sessions or freezes comes last.
  func tryAll() -> [String: Bool] {
    var doors: [String: Bool] = [:]
    let shut: [(String, () throws -> Bool)] = [
      ("a session that was ended", { try endedSession() }),
      ("an agent that was dismissed", { try dismissedAgent() }),
      ("a device that was revoked", { try revokedDevice() }),
      ("a machine that guessed too often", { try guessingMachine() }),
      ("a recovery code that was used", { try takes(kept.usedRecoveryCode) }),
      ("a code of the app that was used", { try takes(kept.usedAppCode) }),
      ("a mailed code that was used", { try takesMailed() }),
    ]
    let open: [(String, () throws -> Bool)] = [
      ("password and app", { try password() }),
      ("a recovery code", { try takes(kept.freshRecoveryCode) }),
      ("the recovery key and a mailed code", { try recoveryKey() }),
      ("the old number, which stops its change", { try stopped() }),
    ]
    // why: whatever is thrown, the door stays shut.
    for (name, body) in shut + open { doors[name] = (try? body()) ?? false }
    return doors
  }

  // MARK: Shut

  private func endedSession() throws -> Bool {
    var world = now.world
    world.sessionText = kept.endedSession
    _ = try ReadAccess(Home(world), email: nil)
    return true
  }

  private func dismissedAgent() throws -> Bool {
    try exchanging("agents", kept.dismissedAgent) {
      _ = try AgentAccess(now, home.account)
      return true
    }
  }

  private func revokedDevice() throws -> Bool {
    var world = now.world
    world.machine.id = "laptop"
    return try exchanging("devices", kept.revokedDevice) {
      try books { try DeviceDesk(Home(world), home.account).trusted($0) != nil }
    }
  }

  // The right password is not looked at either.
  private func guessingMachine() throws -> Bool {
    var world = now.world
    world.machine.id = "other"
    let attempts = try Attempts(
      Home(world), now.books(of: home.account), home.account, "password")
    _ = try attempts.charge()
    return true
  }

  private func takes(_ code: String) throws -> Bool {
    let books = try now.books(of: home.account)
    try books.read(AccountSeal(now, home.account).check)
    guard let account = try books.read({ try $0.account() }) else { return false }
    let access = ReadAccess(home: now, books: books, account: account)
    let active = try books.read { try $0.factors() }.filter { $0.state == .active }
    // Without a factor nobody is asked for a code at all.
    guard !active.isEmpty else { return true }
    return try Authentication(home: now, books: books, account: account)
      .use(code, of: active, key: access.money().keys.key)
  }

  private func takesMailed() throws -> Bool {
    try SentCodes(
      home: now, books: now.books(of: home.account), account: home.account, purpose: .login
    ).accept(kept.usedMailCode)
    return true
  }

  // MARK: Open

  private func password() throws -> Bool {
    let code = try kept.app.code(at: now.world.now)
    let entry = try LogIn(email: AccountFixture.email)
      .enter(AccountFixture.proof(code: code), in: now)
    return entry.isTrusted
  }

  private func recoveryKey() throws -> Bool {
    let address = RecoveryAddress.email(AccountFixture.email)
    try StartRecovery(address).perform(in: now)
    let action = RecoverAccount(address, evidence: .recoveryKey(kept.recoveryKey))
    _ = try action.prove(home.box.code(), in: now)
    return true
  }

  // Freezes the account.
  private func stopped() throws -> Bool {
    _ = try StopChange(code: kept.stopCode).perform(in: now)
    return true
  }

  // MARK: Files and rows

  private func books<Value>(_ body: (BookReader) throws -> Value) throws -> Value {
    try now.books(of: home.account).read(body)
  }

  // Puts another key into a folder of the state for a moment.
  private func exchanging(_ name: String, _ key: String, _ body: () throws -> Bool) throws -> Bool {
    let path = "\(home.folder)/state/\(name)/\(home.account).key"
    let own = try String(contentsOfFile: path, encoding: .utf8)
    try Disk.write(path, key)
    // why: without its own key the next door would tell, because it opens for the holder only.
    defer { try? Disk.write(path, own) }
    return try body()
  }
}
