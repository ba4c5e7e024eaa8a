import BillCore
import BillCredentials
import BillStore
import BillTestSupport
import Foundation
import Testing

@testable import BillActions

/// What the doctor finds about payments, their files and what is sealed.
@Suite(.enabled(if: Tool("sqlite3") != nil))
struct PayDoctorTests {
  @Test(arguments: [
    ("UPDATE method SET sealed = zeroblob(length(sealed))", HealthCheck.Subject.sealedRows),
    ("UPDATE method SET sealed = NULL", .sealedRows),
    ("UPDATE method SET holder = 'Mallory'", .sealedRows),
    ("UPDATE payee SET last4 = '0000'", .sealedRows),
    ("UPDATE payee SET accountHash = zeroblob(32)", .sealedRows),
    ("UPDATE factor SET sealed = zeroblob(length(sealed))", .sealedRows),
    ("UPDATE payment SET amount = amount + 1", .approvals),
    ("UPDATE payment SET payeeID = NULL", .approvals),
    ("UPDATE payment SET approval = zeroblob(64)", .approvals),
    ("UPDATE batch SET total = total + 1", .batches),
    ("UPDATE batch SET count = count + 1", .batches),
    ("UPDATE batch SET sha256 = replace(sha256, 'a', 'b')", .batches),
    ("UPDATE batch SET fileSize = fileSize + 1", .batches),
    ("UPDATE batch SET state = 'delivered'; UPDATE payment SET state = 'delivered'", .payments),
  ])
  func `An edit is found with the key, by a live session or by the password`(
    sql: String, expected: HealthCheck.Subject
  ) throws {
    let ana = try PayFixture()
    defer { ana.remove() }
    try ana.paid("R-1", then: "R-2")
    _ = try EnrollFactor(label: "Phone").perform(ana.desk.ana.stepUp())
    #expect(ana.wrongs == [])
    try ana.edit(sql)
    #expect(ana.wrongs.contains(expected))

    let home = ana.desk.ana.home.after()
    _ = try LogOut().perform(nil, in: home)
    let isSecret = expected == .sealedRows || expected == .approvals
    #expect(ana.wrongs.contains(expected) != isSecret)
    let keys = try Doctor.key(of: nil, AccountFixture.proof(), in: home)
    let checks = Doctor(words: { "\($0)" }).perform(in: home, keys: keys)
    #expect(checks.contains { !$0.isRight && $0.subject == expected })
  }

  @Test func `A wrong password opens nothing and is said`() throws {
    let ana = try PayFixture()
    defer { ana.remove() }
    #expect(throws: AccessError.wrongCredentials) {
      try Doctor.key(
        of: nil, AccountFixture.proof("not the password at all"),
        in: ana.desk.ana.home.after())
    }
  }

  @Test func `Looking with the key begins no session and signs nothing`() throws {
    let ana = try PayFixture()
    defer { ana.remove() }
    try ana.bill()
    let before = try ana.ask("SELECT count(*) FROM event; SELECT count(*) FROM keySlot")
    #expect(ana.wrongs == [])
    let boxed = try ana.access.books.read { try $0.boxedPayees().count }
    #expect(boxed == 1)
    #expect(try ana.ask("SELECT count(*) FROM event; SELECT count(*) FROM keySlot") == before)
  }

  @Test func `A file that was changed is wrong, one that is gone is only said`() throws {
    let ana = try PayFixture()
    defer { ana.remove() }
    try ana.paid("R-1", then: "R-2")
    let name = ana.outbox[0]
    let path = "\(ana.desk.ana.home.folder)/data/outbox/\(name)"
    let text = try ana.file(name)
    try Disk.write(path, text + " ")
    #expect(ana.wrongs == [.batches])
    try Disk.remove(path)
    let check = try ana.batchCheck()
    #expect(check.isRight && check.detail.contains("no longer in the outbox: \(name)"))
    try ana.say(.done, name)
    #expect(try ana.batchCheck().detail == "1 batches, each as it was written")
  }

  @Test func `Without the installation's key nothing is paid, and a restore makes a new one`()
    throws
  {
    let ana = try PayFixture()
    defer { ana.remove() }
    try ana.bill()
    let (folder, home) = (ana.desk.ana.home.folder, ana.desk.ana.home.after())
    _ = try MakeBackup(path: "\(ana.desk.folder)/early.tar").perform(in: home)
    try ana.pay(ana.request("R-1"))
    try ana.bill("R-2")
    try Disk.remove("\(folder)/state/install.key")
    let lost = HomeError.lostInstallKey(path: "\(folder)/state/install.key")
    #expect(throws: lost) { try ana.desk.ana.logIn() }
    #expect(throws: lost) { try ana.plan(ana.request("R-2")) }
    #expect(!FileManager.default.fileExists(atPath: "\(folder)/state/install.key"))

    _ = try MakeBackup(path: "\(ana.desk.folder)/now.tar").perform(in: home)
    try ana.restore("now", after: 1)
    #expect(ana.wrongs == [])
    try ana.pay(ana.request("R-2"))
    // A restore leaves the files where they are.
    #expect(ana.outbox.count == 2 && ana.publishedLines.count == 2)
    // The log outlived its key: an older backup is still behind it.
    try ana.restore("early", after: 2)
    #expect(throws: PublishError.self) { try ana.pay(ana.request("R-1")) }
    let causes = try AccountStatus(home, email: nil).causes
    #expect(causes.contains { if case .behind = $0 { true } else { false } })
  }
}

extension PayFixture {
  fileprivate func batchCheck() throws -> HealthCheck {
    let checks = Doctor(words: { "\($0)" }).perform(in: desk.ana.home.after())
    return try #require(checks.first { $0.subject == .batches })
  }

  // The data folder of before is kept aside under the second of the restore.
  fileprivate func restore(_ name: String, after seconds: Int64) throws {
    let home = desk.ana.home.after(seconds)
    let restore = RestoreBackup(path: "\(desk.folder)/\(name).tar", replaces: true)
    _ = try restore.plan(in: home).perform(in: home) { _, _ in
      AccountFixture.proof()
    }
    try desk.ana.logIn()
  }
}
