import BillCore
import BillCredentials
import BillStore
import BillTestSupport
import Foundation
import Synchronization
import Testing

@testable import BillActions

@Suite struct AccountLoginTests {
  @Test func `A wrong password and an unknown address say the same`() throws {
    let ana = try AccountFixture()
    defer { ana.home.remove() }
    #expect(throws: AccessError.wrongCredentials) { try ana.logIn("wrong") }
    #expect(throws: AccessError.wrongCredentials) {
      try LogIn(email: "nobody@example.org").perform(
        AccountFixture.proof(), in: ana.home.after())
    }
    #expect(try ana.count("login.failed") == 1)
  }

  @Test func `The fifth failure locks for half an hour and tells the holder`() throws {
    let ana = try AccountFixture()
    defer { ana.home.remove() }
    for _ in 1...5 {
      #expect(throws: AccessError.wrongCredentials) { try ana.logIn("wrong") }
    }
    let end = SimulatedHome.beginning.adding(seconds: 1800)
    #expect(throws: AccessError.locked(until: end)) { try ana.logIn(after: 1799) }
    #expect(try ana.count("login.failed") == 5)
    #expect(try ana.count("login.locked") == 1)
    TellHolder(ana.home.after()).perform()
    #expect(try ana.home.lastMail()?.contains("Subject: TEST: billctl: your account") == true)
    try ana.logIn(after: 1800)
  }

  @Test func `A success takes the failures back`() throws {
    let ana = try AccountFixture()
    defer { ana.home.remove() }
    for _ in 1...2 {
      for _ in 1...4 { #expect(throws: AccessError.wrongCredentials) { try ana.logIn("wrong") } }
      try ana.logIn()
    }
  }

  @Test func `Of 64 wrong logins at once five are looked at`() throws {
    let ana = try AccountFixture()
    defer { ana.home.remove() }
    let outcomes = Mutex<[String: Int]>([:])
    let threads = (0..<64).map { _ in
      Thread {
        let outcome: String
        do {
          try ana.logIn("wrong")
          outcome = "in"
        } catch AccessError.wrongCredentials {
          outcome = "wrong"
        } catch AccessError.locked {
          outcome = "locked"
        } catch {
          outcome = "\(error)"
        }
        outcomes.withLock { $0[outcome, default: 0] += 1 }
      }
    }
    for thread in threads { thread.start() }
    while outcomes.withLock({ $0.values.reduce(0, +) }) < 64 { Thread.sleep(forTimeInterval: 0.02) }
    #expect(outcomes.withLock { $0 } == ["wrong": 5, "locked": 59])
    #expect(try ana.count("login.failed") == 5)
  }

  @Test(.enabled(if: Tool("sqlite3") != nil))
  func `An attempt counter that is edited, or put back as it was, is noticed`() throws {
    let ana = try AccountFixture()
    defer { ana.home.remove() }
    let sqlite = try #require(Tool("sqlite3"))
    let earlier = "\(ana.databasePath).earlier"
    #expect(try sqlite.run([ana.databasePath, "VACUUM INTO '\(earlier)'"]).status == 0)
    #expect(throws: AccessError.wrongCredentials) { try ana.logIn("wrong") }
    let back = """
      ATTACH '\(earlier)' AS earlier; DELETE FROM attempt;
      INSERT INTO attempt SELECT * FROM earlier.attempt
      """
    #expect(try sqlite.run([ana.databasePath, back]).status == 0)
    #expect(throws: AccessError.tampered("attempt counter")) { try ana.logIn("wrong") }
    #expect(try sqlite.run([ana.databasePath, "UPDATE attempt SET failures = 0"]).status == 0)
    #expect(throws: AccessError.tampered("attempt counter")) { try ana.logIn() }
    #expect(throws: AccessError.tampered("attempt counter")) {
      try Standing.obstacles(ana.open())
    }
  }

  @Test(.enabled(if: Tool("sqlite3") != nil))
  func `A counter that was edited is mended where counting begins anew`() throws {
    let ana = try AccountFixture()
    defer { ana.home.remove() }
    // It never counted anything, so that its MAC is the one of nothing.
    let result = try Tool("sqlite3")?.run([ana.databasePath, "UPDATE attempt SET failures = 5"])
    #expect(result?.status == 0)
    #expect(throws: AccessError.tampered("attempt counter")) { try ana.logIn() }
    let home = ana.home.after()
    let (books, key) = (try home.books(of: ana.id), try home.installKey())
    try books.write(at: home.world.now) {
      try Attempts.begin($0, books: books, account: ana.id, installKey: key)
    }
    _ = try ana.logIn()
  }

  @Test(.enabled(if: Tool("sqlite3") != nil))
  func `A missing attempt counter is noticed`() throws {
    let ana = try AccountFixture()
    defer { ana.home.remove() }
    let result = try Tool("sqlite3")?.run([ana.databasePath, "DELETE FROM attempt"])
    #expect(result?.status == 0)
    #expect(throws: AccessError.tampered("attempt counter")) { try ana.logIn() }
  }

  @Test func `A session that may spend ends after five idle minutes, one that looks does not`()
    throws
  {
    let ana = try AccountFixture()
    defer { ana.home.remove() }
    _ = try ana.open(after: 299).money()
    _ = try ana.open(after: 598).money()
    #expect(throws: AccessError.passwordNeeded(.noMoneySession)) {
      try ana.open(after: 898).money()
    }
    _ = try ana.open(after: 7 * 86_400 - 1)
    #expect(throws: AccessError.sessionEnded(.expired)) { try ana.open(after: 7 * 86_400) }
    #expect(throws: AccessError.sessionEnded(.rebooted)) {
      try ReadAccess(ana.home.rebooted(after: 10), email: nil)
    }
  }

  @Test func `Logging out ends both sessions`() throws {
    let ana = try AccountFixture()
    defer { ana.home.remove() }
    #expect(try LogOut().perform(nil, in: ana.home.after()))
    #expect(throws: AccessError.notLoggedIn) { try ana.open() }
    #expect(try !LogOut().perform(nil, in: ana.home.after()))
  }
}
