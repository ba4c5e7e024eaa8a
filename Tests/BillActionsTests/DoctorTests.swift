import BillActions
import BillCore
import BillTestSupport
import Foundation
import Testing

struct DoctorTests {
  @Test func `a healthy home is healthy in every respect`() throws {
    let fixture = try BilledFixture()
    defer { fixture.remove() }
    let checks = Doctor(words: { "\($0)" }).perform(in: fixture.home)
    #expect(checks.filter { !$0.isRight } == [])
    #expect(Set(checks.map(\.subject)) == Set(HealthCheck.Subject.allCases))
  }

  @Test(
    .enabled(if: Tool("sqlite3") != nil),
    arguments: [
      ("CREATE VIEW seen AS SELECT 1", [HealthCheck.Subject.database]),
      ("UPDATE event SET detail = 'other' WHERE position = 2", [.events]),
      ("DELETE FROM event WHERE position = 3", [.events]),
      ("UPDATE posting SET amount = amount + 1 WHERE rowid = 1", [.ledger]),
      ("UPDATE posting SET amount = amount * 2", [.owed, .payments]),
      ("UPDATE bill SET amount = amount + 1 WHERE type = 'invoice'", [.owed]),
      ("UPDATE payment SET state = 'settled'", [.payments]),
      ("UPDATE attempt SET failures = 0, locks = 3", [.attempts]),
      (
        """
        PRAGMA ignore_check_constraints = 1;
        UPDATE payee SET state = 'accepted', boxed = coalesce(boxed, sealed), sealed = NULL
        """, [.payees, .integrity]
      ),
      ("PRAGMA foreign_keys = 0; DELETE FROM method", [.foreignKeys]),
      ("UPDATE account SET zone = 'Mars/Base'", [.timeZone]),
      ("DELETE FROM billOriginal; DELETE FROM original", [.originals]),
    ])
  func `what was changed from outside is found`(
    sql: String, expected: [HealthCheck.Subject]
  ) throws {
    let fixture = try BilledFixture()
    defer { fixture.remove() }
    let path = fixture.account.databasePath
    let result = try #require(Tool("sqlite3")).run([path, sql])
    try #require(result.status == 0, "\(result.errors)")
    let wrong = Set(
      Doctor(words: { "\($0)" }).perform(in: fixture.home).filter { !$0.isRight }.map(\.subject))
    #expect(wrong.isSuperset(of: expected), "\(wrong)")
    #expect(!wrong.isEmpty)
  }

  @Test func `open modes and left-over files are mended, and nothing else`() throws {
    let fixture = try BilledFixture()
    defer { fixture.remove() }
    let data = "\(fixture.account.home.folder)/data"
    let originals = "\(data)/originals/\(fixture.account.id)"
    let files = FileManager.default
    try files.setAttributes([.posixPermissions: 0o755], ofItemAtPath: "\(data)/originals")
    try Data("x".utf8).write(to: URL(fileURLWithPath: "\(originals)/00ff.box"))
    let wrong = Doctor(words: { "\($0)" }).perform(in: fixture.home).filter { !$0.isRight }.map(
      \.subject)
    #expect(wrong == [.files, .originals])

    let first = MendHome().plan(in: fixture.home)
    try first.perform(in: fixture.home)
    let second = MendHome().plan(in: fixture.home)
    try second.perform(in: fixture.home)
    #expect(Doctor(words: { "\($0)" }).perform(in: fixture.home).filter { !$0.isRight } == [])
    #expect(MendHome().plan(in: fixture.home).isEmpty)
  }

  @Test func `an original that is gone cannot be mended and is said`() throws {
    let fixture = try BilledFixture()
    defer { fixture.remove() }
    let folder = "\(fixture.account.home.folder)/data/originals/\(fixture.account.id)"
    let name = try #require(try FileManager.default.contentsOfDirectory(atPath: folder).first)
    try FileManager.default.removeItem(atPath: "\(folder)/\(name)")
    let wrong = Doctor(words: { "\($0)" }).perform(in: fixture.home).filter { !$0.isRight }.map(
      \.subject)
    #expect(wrong == [.originals])
    #expect(MendHome().plan(in: fixture.home).isEmpty)
  }

  @Test func `what is open is told after every database was read`() throws {
    let fixture = try BilledFixture()
    defer { fixture.remove() }
    let proof = try ProveHome().perform(in: fixture.home)
    #expect(proof.places.map(\.mode) == [0o700, nil, 0o700, 0o700])
    #expect(proof.openFiles.contains { $0.kind == .file })
    // How many sockets there are is the test process's; BinaryTests watch the program's own.
  }
}
