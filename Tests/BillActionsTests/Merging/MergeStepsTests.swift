import BillCore
import BillCredentials
import BillStore
import Foundation
import Testing

@testable import BillActions

/// Who may merge, what refuses it, and what an interruption leaves.
struct MergeStepsTests {
  @Test func `both passwords are asked for, and an unknown address fails as a wrong one does`()
    throws
  {
    let fixture = try MergeFixture()
    defer { fixture.remove() }
    let new = try fixture.new()
    #expect(throws: AccessError.wrongCredentials) {
      try fixture.old(new, "something else entirely")
    }
    #expect(throws: AccessError.wrongCredentials) {
      try MergeAccounts(from: "nobody@example.org").open(AccountFixture.proof(), besides: new.read)
    }
    #expect(throws: MergeError.sameAccount(MergeFixture.email)) {
      try MergeAccounts(from: MergeFixture.email).open(
        AccountFixture.proof(MergeFixture.password), besides: new.read)
    }
    let old = try fixture.old(new)
    let plan = try fixture.action.plan(old, into: new)
    #expect(throws: AccessError.passwordNeeded(.operation("merging accounts"))) {
      try fixture.action.perform(plan, old, into: new.read.money())
    }
  }

  @Test func `payments that are not at the bank and stopped accounts refuse it`() throws {
    let fixture = try MergeFixture()
    defer { fixture.remove() }
    let new = try fixture.new()
    let old = try fixture.old(new)
    let request = fixture.run.pay.request("R-4", rail: "qr")
    _ = try PayBills(PlanPayments(request, old.read).plan(), old).perform()
    #expect(throws: ClosingError.self) { try fixture.action.plan(old, into: new) }
    _ = try FreezeAccount().perform(fixture.oldID, in: fixture.home)
    #expect(throws: MergeError.stopped(email: AccountFixture.email, .frozen)) {
      try fixture.action.plan(old, into: new)
    }
    _ = try FreezeAccount().perform(fixture.newID, in: fixture.home)
    #expect(throws: MergeError.stopped(email: MergeFixture.email, .frozen)) {
      try fixture.action.plan(old, into: new)
    }
  }

  @Test func `stopped in the middle, the old account pays nothing and the same command finishes`()
    throws
  {
    let fixture = try MergeFixture()
    defer { fixture.remove() }
    let new = try fixture.new()
    let old = try fixture.old(new)
    try fixture.action.stop(old, for: new)
    #expect(throws: AgentError.notEnrolled) { try fixture.run.run(4) }
    #expect(throws: StandingError.mayNotPay([.frozen])) { try Standing.require(old.read) }
    #expect(try fixture.merge().isTakenOver == false)
    #expect(try fixture.problems() == [])
    #expect(try fixture.home.accountIDs() == [fixture.newID])
  }

  @Test func `taken over and not put away, the old account cannot be let go any more`() throws {
    let fixture = try MergeFixture()
    defer { fixture.remove() }
    let new = try fixture.new()
    let old = try fixture.old(new)
    try fixture.action.stop(old, for: new)
    try fixture.action.takeOver(old, into: new)
    #expect(throws: MergeError.takenOver(email: AccountFixture.email, by: MergeFixture.email)) {
      try UnfreezeAccount(email: AccountFixture.email).perform(
        AccountFixture.proof(), in: fixture.home)
    }
    let rows = try fixture.read { try $0.payments().count }
    #expect(try fixture.merge().isTakenOver)
    #expect(try fixture.read { try $0.payments().count } == rows)
    #expect(try fixture.problems() == [])
    #expect(try fixture.action.isDone(fixture.new().read))
  }

  @Test func `only stopped, the old account may change its mind`() throws {
    let fixture = try MergeFixture()
    defer { fixture.remove() }
    let new = try fixture.new()
    try fixture.action.stop(fixture.old(new), for: new)
    let (access, _) = try UnfreezeAccount(email: AccountFixture.email).perform(
      AccountFixture.proof(), in: fixture.home)
    #expect(access.account.frozenAt == nil)
    #expect(try fixture.merge().isTakenOver == false)
  }

  @Test func `a plan that is not true any more is not carried out`() throws {
    let fixture = try MergeFixture()
    defer { fixture.remove() }
    let new = try fixture.new()
    let old = try fixture.old(new)
    let plan = try fixture.action.plan(old, into: new)
    try fixture.bill("R-4", "41.00")
    #expect(throws: MergeError.outdated) { try fixture.action.perform(plan, old, into: new) }
    #expect(try fixture.home.accountIDs().count == 2)
  }

  @Test func `the old address names the account that stays, and hears of it`() throws {
    let fixture = try MergeFixture()
    defer { fixture.remove() }
    TellHolder(fixture.home).perform()
    try fixture.merge()
    let entry = try LogIn(email: "ANA@Example.org").perform(
      AccountFixture.proof(MergeFixture.password), in: fixture.home)
    #expect(entry.account.id == fixture.newID)
    #expect(throws: AccessError.wrongCredentials) {
      try LogIn(email: AccountFixture.email).perform(AccountFixture.proof(), in: fixture.home)
    }
    let folder = "\(fixture.run.pay.desk.ana.home.folder)/state/mail"
    try FileManager.default.removeItem(atPath: folder)
    TellHolder(fixture.home).perform()
    let mails = try FileManager.default.contentsOfDirectory(atPath: folder).map {
      try String(contentsOfFile: "\(folder)/\($0)", encoding: .utf8)
    }
    let told = mails.filter { $0.contains("merged into yours") || $0.contains("taken over") }
    #expect(told.contains { $0.contains("To: <\(AccountFixture.email)>") })
    #expect(told.contains { $0.contains("To: <\(MergeFixture.email)>") })
    // What happened before the merge was told then; bills are signed anew behind it.
    let ofBills = mails.filter { $0.contains("Bäckerei") }
    #expect(ofBills.allSatisfy { $0.contains("bills that came in were signed") })
  }

  @Test func `the old database brought back pays nothing`() throws {
    let fixture = try MergeFixture()
    defer { fixture.remove() }
    let database = fixture.run.pay.desk.ana.databasePath
    let backup = "\(fixture.run.pay.desk.folder)/before.db"
    try Disk.copy(database, to: backup)
    try fixture.merge()
    try Disk.copy(backup, to: database)
    let books = try fixture.home.books(of: fixture.oldID)
    #expect(throws: PublishError.mergedAway) {
      try books.read { try PublishedLog(fixture.home, account: fixture.oldID).check($0) }
    }
  }

  @Test func `an account that took one over is taken over with both addresses`() throws {
    let fixture = try MergeFixture()
    defer { fixture.remove() }
    try fixture.merge()
    let third = try MergeFixture.start(fixture.home, email: "drei@example.org")
    let new = try fixture.new("drei@example.org")
    let action = MergeAccounts(from: MergeFixture.email)
    let old = try action.open(AccountFixture.proof(MergeFixture.password), besides: new.read)
    try action.perform(action.plan(old, into: new), old, into: new)
    #expect(try fixture.home.account(email: AccountFixture.email) == third)
    #expect(try fixture.home.account(email: MergeFixture.email) == third)
    #expect(Doctor(words: { "\($0)" }).perform(in: fixture.home).filter { !$0.isRight } == [])
    try fixture.home.books(of: third).read { try Outbox(new.read).checkHistory($0) }
  }
}
