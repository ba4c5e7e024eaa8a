import BillCore
import BillCredentials
import BillStore
import Foundation
import Testing

@testable import BillActions

/// Who the agent is, what it believes, and what a restored database is told.
@Suite struct AgentTests {
  @Test func `Enrolling signs the schedules there are, and dismisses the agent before`() throws {
    let ana = try RunFixture(enrols: false)
    defer { ana.remove() }
    #expect(throws: AgentError.notEnrolled) { try ana.run(0) }
    let rent = try ana.schedule(isSigned: false)
    let first = try ana.enrol()
    #expect(try AgentHealth(ana.home(), ana.id).valid == 1)
    let second = try ana.enrol()
    #expect(
      try ana.read { try $0.agents(of: ana.id) }.filter { $0.revokedAt == nil }.map(\.id)
        == [second.id] && first.id != second.id)
    try ana.runDaily(5...9)
    #expect(try ana.payments(rent).count == 1)
  }

  @Test func `Enrolling needs step-up and at most 400 days`() throws {
    let ana = try RunFixture(enrols: false)
    defer { ana.remove() }
    let plan = try EnrolAgent().plan(ana.pay.access)
    #expect(throws: AccessError.self) { try EnrolAgent().perform(plan, ana.pay.access.money()) }
    #expect(throws: AgentError.badTerm(days: 401)) {
      try EnrolAgent(days: 401).plan(ana.pay.access)
    }
  }

  @Test func `A dismissed agent and one whose term is over pay nothing`() throws {
    let ana = try RunFixture(enrols: false)
    defer { ana.remove() }
    try ana.enrol(days: 7)
    let rent = try ana.schedule()
    #expect(throws: AgentError.self) { try ana.run(8) }
    try ana.enrol()
    #expect(try RevokeAgent().perform(ana.id, in: ana.home()))
    #expect(throws: AgentError.notEnrolled) { try ana.run(8) }
    #expect(try !RevokeAgent().perform(ana.id, in: ana.home()))
    #expect(try ana.payments(rent).isEmpty)
  }

  @Test func `Its health tells silence, what was not sent and what is not at the bank`() throws {
    let ana = try RunFixture()
    defer { ana.remove() }
    #expect(try AgentHealth(ana.home(), ana.id).problems.isEmpty)
    try ana.schedule()
    try ana.run(1)
    #expect(try AgentHealth(ana.home(2 * 86_400), ana.id).problems.isEmpty)
    let silent = try AgentHealth(ana.home(3 * 86_400), ana.id).problems
    #expect(silent == [.silent(since: ana.home(86_400).world.now)])
    try ana.runDaily(2...8)
    let late = try AgentHealth(ana.home(13 * 86_400), ana.id)
    #expect(late.problems.contains(.undelivered(1)))
    #expect(late.nextDue?.description == "2026-12-28")
  }

  @Test func `A database put back from before is told what was paid, and nothing is paid twice`()
    throws
  {
    let ana = try RunFixture()
    defer { ana.remove() }
    let rent = try ana.schedule()
    try ana.pay.bill("R-2")
    let database = ana.pay.desk.ana.databasePath
    let backup = "\(ana.pay.desk.folder)/before.db"
    try Disk.copy(database, to: backup)
    try ana.run(8)
    try ana.pay.pay(ana.pay.request("R-2"), after: 8 * 86_400)
    try Disk.copy(backup, to: database)
    #expect(throws: PublishError.self) { try ana.run(8, hours: 1) }
    let read = try ana.pay.desk.ana.logIn(after: 8 * 86_400 + 3700)
    let plan = try Reconcile().plan(read)
    #expect(plan.payments.count == 2)
    try Reconcile().perform(
      plan, read.money(by: AccountFixture.proof()))
    #expect(try ana.payments(rent).map(\.state) == [.emitted])
    #expect(try ana.open("R-2") == "0.00")
    let files = ana.files
    try ana.runDaily(9...20)
    #expect(ana.files == files)
    #expect(try Reconcile().plan(read).payments.isEmpty)
    _ = try ana.pay.desk.ana.stepUp(after: 8 * 86_400 + 4000)
    try ana.runDaily(21...41)
    #expect(try ana.payments(rent).count == 2)
    #expect(try ana.pay.desk.ledgerAgrees())
  }

  @Test func `The inbox is taken in once, and nothing in it is lost`() throws {
    let ana = try RunFixture()
    defer { ana.remove() }
    let bread = try ana.schedule(nil, name: "Bread") { schedule in
      schedule.occasion = .bills
      schedule.amount = try AmountRule(.openAmount, cap: Money(minor: 20_000, schedule.currency))
    }
    let inbox = "\(ana.home().places.data)/inbox"
    try FileManager.default.createDirectory(
      atPath: inbox, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    var sample = SampleBill()
    sample.number = "R-9"
    try Disk.write("\(inbox)/bill.xml", sample.xml)
    try Disk.write("\(inbox)/half.xml.part", "<Inv")
    try Disk.write("\(inbox)/letter.txt", "Dear Ana")
    let old = ana.home(86_400).world.now
    for name in ["bill.xml", "half.xml.part", "letter.txt"] {
      try FileManager.default.setAttributes(
        [.modificationDate: Date(timeIntervalSince1970: Double(old.seconds))],
        ofItemAtPath: "\(inbox)/\(name)")
    }
    let result = try ana.run(2)
    #expect(result.inbox.map(\.name) == ["bill.xml", "letter.txt"])
    #expect(result.inbox.map(\.isRefused) == [false, true])
    #expect(ana.pay.names("data/inbox/done") == ["bill.xml"])
    #expect(ana.pay.names("data/inbox/refused") == ["letter.txt"])
    #expect(ana.pay.names("data/inbox").contains("half.xml.part"))
    try ana.runDaily(3...30)
    #expect(try ana.payments(bread).map(\.amount.decimalText) == ["119.00"])
  }
}
