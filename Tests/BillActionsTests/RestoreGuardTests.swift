import BillActions
import BillCore
import BillCredentials
import BillStore
import Foundation
import Testing

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// A restore is no way round what a login counts.
struct RestoreGuardTests {
  private struct Backup {
    let ana: AccountFixture
    let path: String

    init() throws {
      umask(0o077)
      ana = try AccountFixture()
      path = "\(ana.home.folder)/backup.tar"
      _ = try MakeBackup(path: path).perform(in: ana.home.after())
    }

    func restore(
      _ password: String = AccountFixture.password, into home: SimulatedHome? = nil,
      after seconds: Int64
    ) throws {
      let home = (home ?? ana.home).after(seconds)
      _ = try RestoreBackup(path: path, replaces: true).plan(in: home).perform(in: home) { _, _ in
        AccountFixture.proof(password)
      }
    }
  }

  private func elsewhere(_ ana: AccountFixture, after seconds: Int64) -> Home {
    var world = ana.home.after(seconds).world
    world.machine.id = "other"
    return Home(world)
  }

  @Test func `wrong passwords of a backup lock the account that lives here, and are on record`()
    throws
  {
    let backup = try Backup()
    defer { backup.ana.home.remove() }
    for second in 1...5 {
      #expect(throws: AccessError.wrongCredentials) {
        try backup.restore("wrong", after: Int64(second))
      }
    }
    let end = SimulatedHome.beginning.adding(seconds: 5 + 1800)
    #expect(throws: AccessError.locked(until: end)) { try backup.restore(after: 6) }
    #expect(throws: AccessError.locked(until: end)) { try backup.ana.logIn(after: 6) }
    #expect(try backup.ana.count("login.failed") == 5)
    // What is restored goes on knowing of it, and its holder is told.
    try backup.restore(after: 1805)
    #expect(try backup.ana.count("login.failed") == 5)
    #expect(try backup.ana.count("login.locked") == 1)
    let mails = "\(backup.ana.home.folder)/state/mail"
    let told = try FileManager.default.contentsOfDirectory(atPath: mails)
      .map { try String(contentsOfFile: "\(mails)/\($0)", encoding: .utf8) }
    #expect(told.contains { $0.contains("Subject: TEST: billctl: your account") })
    try backup.ana.logIn(after: 1806)
  }

  @Test func `a lock of somebody else outlives a restore`() throws {
    let backup = try Backup()
    defer { backup.ana.home.remove() }
    func logInElsewhere(_ password: String, after seconds: Int64) throws {
      _ = try LogIn(email: AccountFixture.email).enter(
        AccountFixture.proof(password), in: elsewhere(backup.ana, after: seconds))
    }
    for _ in 1...5 {
      #expect(throws: AccessError.wrongCredentials) { try logInElsewhere("wrong", after: 10) }
    }
    try backup.restore(after: 20)
    let end = SimulatedHome.beginning.adding(seconds: 10 + 1800)
    #expect(throws: AccessError.locked(until: end)) {
      try logInElsewhere(AccountFixture.password, after: 30)
    }
    try backup.ana.logIn(after: 40)
  }

  @Test func `guesses at a backup of an account that lives elsewhere are counted too`() throws {
    let backup = try Backup()
    defer { backup.ana.home.remove() }
    let other = try SimulatedHome()
    defer { other.remove() }
    for _ in 1...5 {
      #expect(throws: AccessError.wrongCredentials) {
        try backup.restore("wrong", into: other, after: 0)
      }
    }
    let end = SimulatedHome.beginning.adding(seconds: 1800)
    #expect(throws: AccessError.locked(until: end)) { try backup.restore(into: other, after: 1) }
    try backup.restore(into: other, after: 1800)
    _ = try LogIn(email: AccountFixture.email).perform(
      AccountFixture.proof(), in: other.after(1801))
  }

  @Test func `what a killed restore left goes with the next one, and by the doctor`() throws {
    let backup = try Backup()
    defer { backup.ana.home.remove() }
    let left = "\(backup.ana.home.folder)/data.restoring-0000"
    func leave() throws {
      try FileManager.default.createDirectory(
        atPath: "\(left)/accounts", withIntermediateDirectories: true,
        attributes: [.posixPermissions: 0o700])
      try Data("x".utf8).write(to: URL(fileURLWithPath: "\(left)/accounts/x.db"))
    }
    func wrong() -> [HealthCheck.Subject] {
      Doctor(words: { "\($0)" }).perform(in: backup.ana.home.after()).filter { !$0.isRight }
        .map(\.subject)
    }
    try leave()
    #expect(wrong() == [.leftOver])
    try MendHome().plan(in: backup.ana.home.after()).perform(in: backup.ana.home.after())
    #expect(wrong() == [])
    try leave()
    #expect(throws: AccessError.wrongCredentials) { try backup.restore("wrong", after: 1) }
    #expect(!FileManager.default.fileExists(atPath: left))
  }
}
