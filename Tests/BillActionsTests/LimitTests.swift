import BillCore
import BillCredentials
import BillStore
import BillTestSupport
import Foundation
import Testing

@testable import BillActions

@Suite struct LimitTests {
  private func set(
    _ pay: PayFixture, _ perPayment: String?, _ perDay: String? = nil, after seconds: Int64 = 0
  ) throws {
    let access = try pay.desk.ana.open(after: seconds)
    let action = ChangeLimits(perPayment: perPayment, perDay: perDay)
    try action.perform(access, nil)
  }

  private func session(_ pay: PayFixture, after seconds: Int64 = 0) throws -> MoneyAccess {
    try pay.desk.ana.open(after: seconds).money()
  }

  @Test func `A plan over a limit needs step-up, and what was approved today counts`() throws {
    let pay = try PayFixture()
    defer { pay.remove() }
    for number in 1...4 { try pay.bill("R-\(number)", "100.00") }
    try pay.pay(pay.request("R-1"))
    try set(pay, "100", "250")
    _ = try PayBills(pay.plan(pay.request("R-2")), session(pay)).perform()
    let third = try pay.plan(pay.request("R-3"))
    let euro = try #require(Currency("EUR"))
    let excess = MoneyLimit.Excess.perDay(
      Money(minor: 30_000, euro), limit: Money(minor: 25_000, euro))
    #expect(third.overLimit == excess)
    #expect(throws: AccessError.passwordNeeded(.overLimit(excess))) {
      try PayBills(third, session(pay)).perform()
    }
    // The log says when payments were approved, not their rows.
    try #require(Tool.sqlite).edit(
      pay.desk.ana, "UPDATE payment SET createdAt = createdAt - 200000000")
    #expect(try pay.plan(pay.request("R-3")).overLimit == excess)
    try pay.pay(pay.request("R-3"))
  }

  @Test func `A plan that was within the day's limit when it was shown is looked at again`() throws
  {
    let pay = try PayFixture()
    defer { pay.remove() }
    for number in 1...3 { try pay.bill("R-\(number)", "100.00") }
    try pay.pay(pay.request("R-1"))
    try set(pay, nil, "200")
    let (second, third) = (
      try pay.plan(pay.request("R-2")), try pay.plan(pay.request("R-3"))
    )
    _ = try PayBills(second, session(pay)).perform()
    #expect(third.overLimit == nil)
    #expect(throws: AccessError.self) { try PayBills(third, session(pay)).perform() }
  }

  @Test func `Lowering asks nothing, raising is step-up, an edit is noticed`() throws {
    let pay = try PayFixture()
    defer { pay.remove() }
    try set(pay, "100")
    try set(pay, "90", "500")
    #expect(throws: AccessError.passwordNeeded(.operation("raising a limit"))) {
      try set(pay, "91")
    }
    #expect(throws: AccessError.passwordNeeded(.operation("raising a limit"))) {
      try set(pay, "none")
    }
    let action = ChangeLimits(perPayment: "none", perDay: "none")
    try action.perform(pay.access, pay.desk.ana.stepUp())
    #expect(try pay.access.limits().isEmpty)
    try set(pay, "100")
    try #require(Tool.sqlite).edit(pay.desk.ana, "UPDATE moneyLimit SET perPayment = 999999")
    #expect(throws: AccessError.tampered("account record")) { try Standing.require(pay.access) }
    try #require(Tool.sqlite).edit(pay.desk.ana, "DELETE FROM moneyLimit")
    #expect(throws: AccessError.tampered("account record")) { try Standing.require(pay.access) }
  }

  @Test func `The agent keeps within limits that were set after its mandate`() throws {
    let run = try RunFixture()
    defer { run.remove() }
    let before = try run.schedule(day: 20, name: "Before")
    try set(run.pay, "500")
    let result = try run.run(2)
    #expect(result.pay.payments.isEmpty)
    #expect(try run.marks(before).first?.reason?.hasPrefix("over-payment-limit") == true)
    // A signature given in the knowledge of the limit lets it pay.
    let edit = EditSchedule(terms: ScheduleTerms(), signs: true)
    let access = try run.pay.desk.ana.open(after: 60)
    let plan = try edit.plan(run.stored(before), access)
    #expect(plan.notes.contains { if case .aboveLimit = $0 { true } else { false } })
    try edit.perform(plan, access, run.pay.desk.ana.stepUp(after: 60))
    let again = try run.run(2, hours: 1)
    #expect(again.pay.payments.count == 1)
  }
}
