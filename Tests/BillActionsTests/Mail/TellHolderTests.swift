import BillCore
import BillCredentials
import BillStore
import BillTestSupport
import Foundation
import Testing

@testable import BillActions

@Suite struct TellHolderTests {
  @Test func `Many processes at once send each message once`() throws {
    let room = try PostRoom()
    defer { room.remove() }
    _ = try FreezeAccount().perform(room.ana.id, in: room.home())
    DispatchQueue.concurrentPerform(iterations: 16) { _ in room.tell() }
    room.tell()
    #expect(room.mails.count == 1)
  }

  @Test func `What failed is sent again under the same id, for a week`() throws {
    let room = try PostRoom()
    defer { room.remove() }
    room.answer(75)
    _ = try FreezeAccount().perform(room.ana.id, in: room.home())
    room.tell()
    #expect(room.mails.isEmpty)
    #expect(try MessageFolder(room.home(), .mail).lastPath().reason == "exit status 75")
    room.answer(0)
    room.tell(after: 8 * 86_400)
    #expect(room.mails.isEmpty)
    room.tell(after: 6 * 86_400)
    #expect(room.mails.count == 1)
    #expect(try MessageFolder(room.home(), .mail).lastPath().reason == nil)
    room.tell(after: 6 * 86_400)
    #expect(room.mails.count == 1)
  }

  @Test func `A code that has lapsed is not sent and does not stay`() throws {
    let room = try PostRoom(selfAttests: false)
    defer { room.remove() }
    let folder = MessageFolder(room.home(), .mail)
    #expect(try folder.waiting(at: room.home(after: 599).world.now).count == 1)
    #expect(try folder.waiting(at: room.home(after: 600).world.now).isEmpty)
    #expect(try room.ana.home.lastMail() == nil)
  }

  @Test func `Nobody is told before the address is confirmed, and everything after`() throws {
    let room = try PostRoom(selfAttests: false)
    defer { room.remove() }
    _ = try FreezeAccount().perform(room.ana.id, in: room.home())
    room.tell(after: 700)
    #expect(room.mails.isEmpty)
    _ = try room.ana.logIn(after: 700)
    try EmailConfirmation.selfAttest(room.ana.stepUp(after: 700))
    room.tell(after: 701)
    #expect(room.mails.contains { $0.contains("frozen") })
  }

  @Test func `An event that was slipped into the database is not told`() throws {
    let room = try PostRoom()
    defer { room.remove() }
    room.tell()
    let sql = """
      INSERT INTO event (position, at, kind, subject, detail, hash, mac)
      SELECT position + 1, at, 'account.unfrozen', NULL, 'you', randomblob(32), randomblob(32) FROM event
      ORDER BY position DESC LIMIT 1
      """
    let sqlite = try #require(Tool("sqlite3"))
    let result = try sqlite.run([room.ana.databasePath, sql])
    #expect(result.status == 0, "\(result.errors)")
    room.tell(after: 10)
    #expect(room.mails.isEmpty)
  }

  @Test func `After a restore only what came after it is told`() throws {
    let room = try PostRoom()
    defer { room.remove() }
    let path = "\(room.ana.home.folder)/backup.tar"
    _ = try MakeBackup(path: path).perform(in: room.home())
    _ = try FreezeAccount().perform(room.ana.id, in: room.home(after: 1))
    room.tell(after: 1)
    #expect(room.mails.count == 1)
    let plan = try RestoreBackup(path: path, replaces: true).plan(in: room.home(after: 2))
    _ = try plan.perform(in: room.home(after: 2)) { _, _ in AccountFixture.proof() }
    room.tell(after: 2)
    #expect(room.mails.count == 2)
    #expect(room.mails.last?.contains("restored from a backup") == true)
  }

  @Test func `No secret is in any notice`() throws {
    let room = try PostRoom()
    defer { room.remove() }
    let ana = room.ana
    let money = try ana.stepUp()
    _ = try AddBank(number: "DE21123456780000012345").perform(
      AddBank(number: "DE21123456780000012345").plan(holder: "Ana"), money)
    let enrolled = try EnrollFactor(label: "phone").perform(money)
    let factor = try #require(try money.books.read { try $0.factors() }.first)
    let totp = try FactorSecrets(account: ana.id, key: money.keys.key).totp(of: factor, money.books)
    let code = try totp.code(at: money.world.now)
    let confirmed = try ConfirmFactor().perform(code, money)
    #expect(throws: AccessError.wrongCredentials) {
      try ana.logIn("copper lantern, wrong", after: 90)
    }
    room.tell(after: 100)
    let text = room.mails.joined()
    #expect(room.mails.count >= 2)
    let secrets =
      [AccountFixture.password, "copper lantern", "0000012345", enrolled.seedText, code]
      + confirmed.recoveryCodes.map(\.text)
    for secret in secrets { #expect(!text.contains(secret), "\(secret)") }
  }

  @Test func `Every event of the sources is told or known to be silent`() throws {
    let sources = Package.root.appendingPathComponent("Sources")
    let names = FileManager.default.enumerator(atPath: sources.path)?.compactMap { $0 as? String }
    let texts = try (names ?? []).filter { $0.hasSuffix(".swift") }.map {
      try String(contentsOf: sources.appendingPathComponent($0), encoding: .utf8)
    }
    let words = try String(
      contentsOf: sources.appendingPathComponent("BillActions/Mail/Notice+Event.swift"),
      encoding: .utf8)
    var kinds: Set<String> = []
    for text in texts {
      for match in text.matches(of: /record\(\s*"([a-z-]+)\.([a-z-]+)"/) {
        kinds.insert("\(match.output.1).\(match.output.2)")
      }
    }
    #expect(kinds.count > 25)
    for kind in kinds where !Notice.isSilent(kind) {
      let family = kind.prefix { $0 != "." }
      #expect(
        words.contains("\"\(kind)\"") || words.contains("\"\(family).\""),
        "\(kind) has no words in Notice+Event and is not silent")
    }
  }
}
