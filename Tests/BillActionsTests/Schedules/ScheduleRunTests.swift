import BillCore
import BillCredentials
import BillStore
import Foundation
import Testing

@testable import BillActions

/// What an unattended run pays, and when.
@Suite struct ScheduleRunTests {
  @Test func `A fixed rent is paid once a month with nobody logged in`() throws {
    let ana = try RunFixture()
    defer { ana.remove() }
    let rent = try ana.schedule()
    try ana.logOut()
    #expect(!(try ana.run(7).isEventful))
    #expect(ana.files == 0)
    let result = try ana.run(8)
    #expect(result.pay.payments.map(\.payment.state) == [.emitted])
    let payment = try #require(try ana.payments(rent).first)
    #expect(payment.executeOn.description == "2026-11-30")
    #expect(payment.expectedSettle.description == "2026-12-01")
    #expect(payment.periodKey?.description == "M:2026-12")
    #expect(result.uploads.map(\.by.description) == ["2026-11-30"])
    for hour in Int64(1)...3 { #expect(!(try ana.run(8, hours: hour).isEventful)) }
    #expect(ana.files == 1)
    #expect(try ana.read { try $0.bill(try #require(payment.billID)).number } == "Rent 2026-12")
    try ana.runDaily(9...40)
    #expect(try ana.payments(rent).count == 2 && ana.files == 2)
    try ana.pay.check()
  }

  @Test func `A message about many payments lists the first and counts the rest`() throws {
    let ana = try RunFixture()
    defer { ana.remove() }
    for number in 1...27 { try ana.schedule(name: "Rent \(number)") }
    #expect(try ana.run(8).pay.payments.count == 27)
    let mail = try #require(try ana.pay.desk.ana.home.lastMail())
    #expect(mail.contains("And 2 more payments: billctl payments list"))
    #expect(mail.contains("File with 27 payments"))
  }

  @Test func `The agent's approval holds for the agent and for the holder`() throws {
    let ana = try RunFixture()
    defer { ana.remove() }
    let rent = try ana.schedule()
    try ana.run(8)
    let payment = try #require(try ana.payments(rent).first)
    let money = try ana.pay.desk.ana.stepUp()
    try ana.read { try money.checkApproval(of: payment, $0) }
    var other = payment
    other.amount = Money(minor: 1, payment.amount.currency)
    #expect(throws: AccessError.self) {
      try ana.read { try money.checkApproval(of: other, $0) }
    }
    other = payment
    (other.mandateRoot, other.periodKey) = (nil, nil)
    #expect(throws: AccessError.self) {
      try ana.read { try money.checkApproval(of: other, $0) }
    }
  }

  @Test func `A clock that went back pays nothing, an hour ahead pays`() throws {
    let ana = try RunFixture()
    defer { ana.remove() }
    let rent = try ana.schedule()
    try ana.run(7)
    #expect(throws: AgentError.clockWentBack(seconds: 3600)) { try ana.run(7, hours: -1) }
    try ana.run(8, hours: 1)
    #expect(try ana.payments(rent).count == 1)
  }

  @Test func `After a gap nothing is paid before a person confirms, and it leaves no trace`()
    throws
  {
    let ana = try RunFixture()
    defer { ana.remove() }
    let rent = try ana.schedule()
    try ana.run(1)
    let before = try ana.stored(rent)
    #expect(try ana.run(41).gapDays == 40)
    #expect(throws: AgentError.self) { try ana.run(3653) }
    #expect(try ana.payments(rent).isEmpty && ana.marks(rent).isEmpty)
    #expect(try ana.stored(rent) == before)
    // The clock is right again.
    try ana.run(8)
    #expect(try ana.payments(rent).count == 1)
    let confirmed = try ana.run(49, isConfirmed: true)
    #expect(confirmed.gapDays == nil)
    #expect(try ana.marks(rent).map(\.state) == [.missed] || ana.payments(rent).count == 2)
  }

  @Test func `What no run saw in time is missed, and the next month is paid`() throws {
    let ana = try RunFixture()
    defer { ana.remove() }
    let rent = try ana.schedule()
    try ana.run(1)
    let result = try ana.run(20)
    #expect(result.periods.map(\.mark.state) == [.missed])
    #expect(try ana.payments(rent).isEmpty)
    try ana.runDaily(21...41)
    #expect(try ana.payments(rent).map { $0.periodKey?.description } == ["M:2027-01"])
  }

  @Test func `An amount over the cap is held, and others go on`() throws {
    let ana = try RunFixture()
    defer { ana.remove() }
    let bill = try ana.schedule(.openAmount, cap: 10_000, day: 20, name: "Bread")
    let rent = try ana.schedule(day: 21)
    try ana.pay.bill("R-2")
    _ = try ana.pay.desk.ana.stepUp()
    let result = try ana.runDaily(26...30)
    #expect(try ana.payments(bill).isEmpty && ana.payments(rent).count == 1)
    let held = try ana.marks(bill).filter { $0.state == .held }
    #expect(held.map { $0.reason?.hasPrefix("over-cap") } == [true])
    #expect(result.flatMap(\.held).filter(\.isNew).count == 1)
  }

  @Test func `An open bill of the period is paid in place of one of its own`() throws {
    let ana = try RunFixture()
    defer { ana.remove() }
    let bread = try ana.schedule(.openAmount, cap: 20_000, day: 20)
    let bill = try ana.pay.bill("R-2")
    _ = try ana.pay.desk.ana.stepUp()
    try ana.runDaily(20...30)
    let payment = try #require(try ana.payments(bread).first)
    #expect(payment.billID == bill.bill.id && payment.amount.decimalText == "119.00")
    #expect(try ana.payments(bread).count == 1)
  }

  @Test func `A bill that was paid by hand is not paid again by its schedule`() throws {
    let ana = try RunFixture()
    defer { ana.remove() }
    let euro = try #require(Currency("EUR"))
    let bread = try ana.schedule(.fixed(Money(minor: 11_900, euro)), day: 20)
    try ana.pay.bill("R-2")
    try ana.pay.pay(ana.pay.request("R-2"))
    try ana.runDaily(20...40)
    #expect(try ana.payments(bread).isEmpty)
    #expect(try ana.marks(bread).contains { $0.reason == "paid-by-hand" })
  }

  @Test func `Bills are paid as they arrive, each once, and only those somebody vouched for`()
    throws
  {
    let ana = try RunFixture()
    defer { ana.remove() }
    let bread = try ana.schedule(nil, name: "Bread") { schedule in
      schedule.occasion = .bills
      schedule.amount = try AmountRule(
        .openAmount, cap: Money(minor: 20_000, schedule.currency))
    }
    let bill = try ana.pay.bill("R-2")
    try ana.runDaily(25...28)
    #expect(try ana.payments(bread).isEmpty)
    #expect(try ana.marks(bread).first?.reason == "bill-not-vouched-for")
    _ = try ana.pay.desk.ana.stepUp()
    try ana.runDaily(29...40)
    #expect(try ana.payments(bread).map(\.billID) == [bill.bill.id])
  }

  @Test func `A schedule for the portal becomes a bill on the worklist`() throws {
    let ana = try RunFixture()
    defer { ana.remove() }
    let rent = try ana.schedule(rail: "portal")
    try ana.runDaily(5...20)
    #expect(try ana.payments(rent).isEmpty)
    #expect(try ana.marks(rent).map(\.state) == [.listed])
    #expect(try ana.pay.desk.bill("Rent 2026-12")?.state == .open)
    #expect(ana.files == 0)
  }

  @Test func `Instalments are caught up with one a run`() throws {
    let ana = try RunFixture()
    defer { ana.remove() }
    let rent = try ana.schedule { schedule in
      schedule.catchUp = CatchUpTerms(policy: .all(3), maxLateDays: 5)
    }
    try ana.run(1)
    try ana.run(30)
    try ana.run(60)
    #expect(try ana.payments(rent).count == 2)
    try ana.run(60, hours: 1)
    try ana.run(60, hours: 2)
    #expect(try ana.payments(rent).count == 2)
  }

  @Test func `Limits of month, total and count hold`() throws {
    for limit in ["month", "total", "count"] {
      let ana = try RunFixture()
      defer { ana.remove() }
      let rent = try ana.schedule { schedule in
        let most = Money(minor: 100_000, schedule.currency)
        schedule.limits = ScheduleLimits(
          perMonth: limit == "month" ? Money(minor: 80_000, schedule.currency) : nil,
          total: limit == "total" ? most : nil, count: limit == "count" ? 1 : nil)
      }
      try ana.runDaily(5...45)
      #expect(try ana.payments(rent).count == (limit == "month" ? 0 : 1), "\(limit)")
      #expect(try ana.marks(rent).contains { $0.state == .held }, "\(limit)")
    }
  }

  @Test func `Pay runs put a week into one file`() throws {
    let ana = try RunFixture()
    defer { ana.remove() }
    try FileManager.default.createDirectory(
      atPath: ana.home().places.configuration, withIntermediateDirectories: true,
      attributes: [.posixPermissions: 0o700])
    try Disk.write(
      "\(ana.home().places.configuration)/config.toml",
      "[rail.iso20022]\nkind = \"iso20022\"\ncollect = \"thursday\"\n")
    let schedules = try [7, 9, 10].map { try ana.schedule(day: $0, name: "S\($0)") }
    let results = try ana.runDaily(5...20)
    #expect(results.flatMap(\.uploads).map(\.payments) == [1, 2])
    #expect(try schedules.allSatisfy { try ana.payments($0).count == 1 })
  }

  @Test func `Frozen, nothing is done at all`() throws {
    let ana = try RunFixture()
    defer { ana.remove() }
    let rent = try ana.schedule()
    _ = try FreezeAccount().perform(ana.id, in: ana.home())
    #expect(throws: StandingError.mayNotPay([.frozen])) { try ana.run(8) }
    #expect(try ana.payments(rent).isEmpty && ana.files == 0)
  }

  @Test func `What was paused is not paid late when the pause ends`() throws {
    let ana = try RunFixture()
    defer { ana.remove() }
    let rent = try ana.schedule { schedule in
      schedule.state = .paused
      schedule.pausedUntil = try RunFixture.date("2026-12-10")
    }
    try ana.runDaily(5...41)
    #expect(try ana.payments(rent).map { $0.periodKey?.description } == ["M:2027-01"])
    #expect(try ana.stored(rent).state == .active)
  }

  @Test func `The sandbox is asked and settles what was sent`() throws {
    let ana = try RunFixture(bank: PayFixture.testBank)
    defer { ana.remove() }
    let rent = try ana.schedule(rail: "sandbox")
    try ana.runDaily(10...14)
    #expect(try ana.payments(rent).map(\.state) == [.settled])
  }
}
