import BillCore
import BillCredentials
import BillStore
import BillTestSupport
import Foundation
import Testing

@testable import BillActions

/// A trusted device has failures of its own: what a stranger tries elsewhere does not lock it out.
@Suite struct DeviceLockTests {
  /// The same home as it is seen from a machine that is not trusted.
  private func elsewhere(_ ana: AccountFixture, after seconds: Int64 = 0) -> Home {
    var world = ana.home.after(seconds).world
    world.machine.id = "other"
    return Home(world)
  }

  private func logIn(_ home: Home, _ password: String = AccountFixture.password) throws {
    _ = try LogIn(email: AccountFixture.email).enter(AccountFixture.proof(password), in: home)
  }

  private func lockStrangers(_ ana: AccountFixture) {
    for _ in 1...5 {
      #expect(throws: AccessError.wrongCredentials) { try logIn(elsewhere(ana), "wrong") }
    }
  }

  private func isLocked(_ body: () throws -> Void) -> Bool {
    do {
      try body()
      return false
    } catch AccessError.locked {
      return true
    } catch {
      return false
    }
  }

  private func sql(_ ana: AccountFixture, _ statement: String) throws {
    let result = try #require(Tool("sqlite3")).run([ana.databasePath, statement])
    #expect(result.status == 0, "\(result.errors)")
  }

  @Test func `A stranger's failures lock the stranger, and neither login, step-up nor paying here`()
    throws
  {
    let ana = try AccountFixture()
    defer { ana.home.remove() }
    lockStrangers(ana)
    #expect(isLocked { try logIn(elsewhere(ana, after: 60)) })
    try ana.logIn(after: 60)
    #expect(try ana.stepUp(after: 60).isStepUp)
    #expect(try !Standing.obstacles(ana.open(after: 60)).contains { $0.isLock })
    #expect(try AccountStatus(ana.home.after(60), email: nil).state == .good)
    #expect(try AccountStatus(elsewhere(ana, after: 60), email: nil).state == .locked)
  }

  @Test func `Its own failures lock the device in the same steps, and nobody else`() throws {
    let ana = try AccountFixture()
    defer { ana.home.remove() }
    var now: Int64 = 0
    for lock in [1800, 7200, 86_400] as [Int64] {
      for _ in 1...5 {
        #expect(throws: AccessError.wrongCredentials) { try ana.logIn("wrong", after: now) }
      }
      #expect(isLocked { try ana.logIn(after: now + lock - 1) })
      #expect(isLocked { _ = try ana.stepUp(after: now + 1) })
      now += lock
    }
    for _ in 1...5 {
      #expect(throws: AccessError.wrongCredentials) { try ana.logIn("wrong", after: now) }
    }
    #expect(throws: AccessError.needsVerification) { try ana.logIn(after: now + 90_000) }
    // Failures of the last hour still count towards the score, so long after.
    try logIn(elsewhere(ana, after: now + 90_000))
  }

  @Test func `Of 64 guesses at once on a trusted device five are looked at`() throws {
    let ana = try AccountFixture()
    defer { ana.home.remove() }
    let outcomes = crowd(of: 64) { try ana.logIn("wrong") }
    #expect(outcomes["wrongCredentials"] == 5)
    #expect(outcomes.count == 2 && outcomes.values.reduce(0, +) == 64)
  }

  @Test(
    .enabled(if: Tool("sqlite3") != nil),
    arguments: [
      "UPDATE attempt SET failures = 0", "UPDATE attempt SET lockedUntil = NULL",
      "DELETE FROM attempt WHERE subject LIKE '%@%'",
      "UPDATE attempt SET subject = 'was' WHERE subject LIKE 'password@%'",
      """
      UPDATE attempt SET (failures, locks, lockedUntil, mac) =
        (SELECT failures, locks, lockedUntil, mac FROM attempt WHERE subject = 'password')
      WHERE subject LIKE 'password@%'
      """,
    ])
  func `A device's counter that was reset is noticed`(statement: String) throws {
    let ana = try AccountFixture()
    defer { ana.home.remove() }
    for _ in 1...5 { #expect(throws: AccessError.wrongCredentials) { try ana.logIn("wrong") } }
    try sql(ana, statement)
    #expect(throws: AccessError.tampered("attempt counter")) { try ana.logIn() }
    let health = AccountDoctor(ana.home.after(), ana.id, key: nil, words: { "\($0)" }).checks()
    #expect(health.contains { $0.subject == .attempts && !$0.isRight })
  }

  @Test func `A revoked device counts with everybody else, and its counters are gone`() throws {
    let ana = try AccountFixture()
    defer { ana.home.remove() }
    lockStrangers(ana)
    let access = try ana.open(after: 1)
    let device = try #require(try AccountDevices().list(access).first?.device)
    #expect(try access.books.read { try $0.attempts("password@\(device.id)") } != nil)
    try AccountDevices().revoke(device, access)
    #expect(try access.books.read { try $0.attempts("password@\(device.id)") } == nil)
    #expect(try access.books.read { try $0.attempts("code@\(device.id)") } == nil)
    #expect(try access.books.read { try $0.attempts("password") } != nil)
    #expect(isLocked { try ana.logIn(after: 2) })
  }

  @Test func `Revoking a device ends the sessions that began on it, and no others`() throws {
    let ana = try AccountFixture()
    defer { ana.home.remove() }
    var printed = LogIn(email: AccountFixture.email)
    printed.printedScope = .money
    _ = try printed.enter(AccountFixture.proof(), in: elsewhere(ana, after: 1))
    _ = try printed.enter(AccountFixture.proof(), in: ana.home.after(2))
    _ = try ana.stepUp(after: 3)
    let access = try ana.open(after: 4)
    let device = try #require(try AccountDevices().list(access).first?.device)
    let sessions = try AccountSessions().list(access).map(\.session)
    #expect(sessions.count == 6)
    #expect(sessions.filter { $0.device == device.id }.count == 4)
    try AccountDevices().revoke(device, access)
    #expect(throws: AccessError.notLoggedIn) { try ana.open(after: 5) }
    #expect(try AccountSessions().list(access).map(\.session.device) == [nil, nil])
  }

  @Test(.enabled(if: Tool("sqlite3") != nil), arguments: ["session", "keySlot"])
  func `A session that was moved off its device is refused`(table: String) throws {
    let ana = try AccountFixture()
    defer { ana.home.remove() }
    try sql(ana, "UPDATE \(table) SET device = NULL WHERE device IS NOT NULL")
    #expect(throws: (any Error).self) { _ = try ana.open().money() }
  }

  @Test func `Whoever came with the password and was sent away locks the trusted device too`()
    throws
  {
    let ana = try AccountFixture()
    defer { ana.home.remove() }
    var world = elsewhere(ana, after: 60).world
    world.machine.peer = "203.0.113.7"
    for _ in 1...3 {
      #expect(throws: AccessError.wrongCredentials) { try logIn(Home(world), "no") }
    }
    #expect(throws: AccessError.self) { try logIn(Home(world)) }
    #expect(throws: AccessError.needsVerification) { try ana.logIn(after: 61) }
    let key = try ana.home.after().installKey()
    let books = try ana.home.after().books(of: ana.id)
    try books.write(at: ana.home.after(62).world.now) {
      try Attempts.begin($0, books: books, account: ana.id, installKey: key)
    }
    try ana.logIn(after: 62)
  }
}

extension PayObstacle {
  fileprivate var isLock: Bool {
    switch self {
    case .locked, .needsVerification: true
    case .frozen, .suspended, .termsNotAccepted, .emailNotConfirmed, .emptyWallet,
      .unusableMethod:
      false
    }
  }
}
