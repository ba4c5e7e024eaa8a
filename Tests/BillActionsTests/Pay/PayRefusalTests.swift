import BillActions
import BillCore
import BillStore
import Testing

@Suite struct PayRefusalTests {
  @Test func `An account that may not pay hears every reason, in the plan and at the last moment`()
    throws
  {
    let ana = try PayFixture()
    defer { ana.remove() }
    try ana.bill()
    let plan = try ana.plan(ana.request("R-1"))
    let money = try ana.desk.ana.stepUp()
    let access = try ana.access
    _ = try AcceptTerms(.withdraw).perform(access, nil)
    _ = try FreezeAccount().perform(ana.desk.ana.id, in: ana.desk.ana.home.after())
    let both = StandingError.mayNotPay([.frozen, .suspended])
    #expect(throws: both) { try PlanPayments(ana.request("R-1"), access).plan() }
    #expect(throws: both) { try PayBills(plan, money).perform() }
    #expect(throws: both) { try SubmitPayments(money).perform([]) }
    #expect(ana.outbox.isEmpty && ana.publishedLines.isEmpty)
    #expect(try access.books.read { try $0.payments() }.isEmpty)
  }

  @Test
  func `A held payment is not handed over once the account, the method or the bill is not right`()
    throws
  {
    let ana = try PayFixture()
    defer { ana.remove() }
    let bill = try ana.bill().bill
    let payment = try #require(try ana.pay(ana.request("R-1") { $0.hold = true }).payments.first)
    #expect(payment.payment.state == .approved && ana.outbox.isEmpty)
    var disputed = bill
    disputed.standing = .disputed
    try ana.write { try $0.update(disputed, because: "test") }
    #expect(throws: PayError.notPayable(number: "R-1", .disputed, reason: nil)) { try ana.submit() }
    try ana.write { try $0.update(bill, because: "test") }
    let method = payment.method
    try ana.write { try $0.declineMethod(method.id, reason: "stolen") }
    let stolen = PayObstacle.unusableMethod(label: method.label, .declined(reason: "stolen"))
    #expect(throws: StandingError.mayNotPay([stolen])) { try ana.submit() }
    #expect(ana.outbox.isEmpty && ana.stage.isEmpty)
  }

  @Test func `A held payment past its day is handed over on the next bank day`() throws {
    let ana = try PayFixture()
    defer { ana.remove() }
    try ana.bill()
    try ana.pay(
      ana.request("R-1") {
        $0.hold = true
        $0.on = CalendarDate("2026-11-19")
      })
    // Saturday, 21 November.
    let result = try ana.submit(after: 3 * 86_400)
    #expect(result.payments[0].payment.executeOn.description == "2026-11-23")
    #expect(result.payments[0].payment.expectedSettle.description == "2026-11-24")
    #expect(try ana.file(ana.outbox[0]).contains("2026-11-23"))
    #expect(!result.payments[0].isLate)
  }

  @Test func `A new account needs the password anew, a suspected one is refused`() throws {
    let ana = try PayFixture()
    defer { ana.remove() }
    try ana.bill()
    let plan = try ana.plan(ana.request("R-1"))
    #expect(plan.newPayees.count == 1)
    #expect(throws: AccessError.passwordNeeded(.newPayees(1))) {
      _ = try PayBills(plan, ana.access.money()).perform()
    }
    #expect(try ana.payments().isEmpty)
    _ = try PayBills(plan, ana.desk.ana.stepUp()).perform()
    var other = SampleBill()
    (other.number, other.account) = ("R-2", SampleBill.otherAccount)
    try ana.desk.take(other)
    #expect(try ana.state("R-2") == .held)
    #expect(throws: PayError.self) { try ana.plan(ana.request("R-2")) }
    try ana.bill("R-3")
    let known = try ana.plan(ana.request("R-3"))
    #expect(known.newPayees.isEmpty)
    #expect(try PayBills(known, ana.access.money()).perform().payments.count == 1)
  }

  @Test func `A plan that is not true any more pays nothing`() throws {
    let ana = try PayFixture()
    defer { ana.remove() }
    let bill = try ana.bill().bill
    let money = try ana.desk.ana.stepUp()
    let plan = try ana.plan(ana.request("R-1"))
    var edited = bill
    edited.reference = .text("other")
    try ana.write { try $0.update(edited, because: "test") }
    #expect(throws: PayError.planOutdated("R-1")) { try PayBills(plan, money).perform() }
    let second = try ana.plan(ana.request("R-1"))
    try ana.pay(ana.request("R-1") { $0.amount = "1" })
    #expect(throws: PayError.planOutdated("R-1")) { try PayBills(second, money).perform() }
    let third = try ana.plan(ana.request("R-1"))
    try ana.write { try $0.declineMethod(third.method.id, reason: "x") }
    let declined = PayObstacle.unusableMethod(label: third.method.label, .declined(reason: "x"))
    #expect(throws: StandingError.mayNotPay([declined])) {
      try PayBills(third, money).perform()
    }
    #expect(try ana.payments().count == 1 && ana.outbox.count == 1)
    // What was written for the plans that failed is swept away by the next run.
    try ana.write { try $0.update(third.method, sealed: nil) }
    #expect(throws: Never.self) { try ana.submit() }
    #expect(ana.stage.isEmpty)
  }

  @Test(arguments: 0..<4)
  func `Of many at once one pays`(round: Int) async throws {
    let ana = try PayFixture()
    defer { ana.remove() }
    try ana.bill()
    let key: String? = round % 2 == 0 ? nil : "k"
    let plan = try ana.plan(ana.request("R-1") { $0.idempotencyKey = key })
    let money = try ana.desk.ana.stepUp()
    let paid = await withTaskGroup(of: Int.self) { group in
      for _ in 0..<6 {
        group.addTask {
          // why: the others are refused, which is what is counted.
          (try? PayBills(plan, money).perform()).map { $0.isRepeated ? 0 : 1 } ?? 0
        }
      }
      return await group.reduce(0, +)
    }
    #expect(paid == 1)
    #expect(try ana.payments().count == 1)
    #expect(ana.outbox.count == 1 && ana.publishedLines.count == 1)
    try ana.check()
  }

  @Test func `Every change of state is allowed by the machine or refused by the store`() throws {
    let ana = try PayFixture()
    defer { ana.remove() }
    let bill = try ana.bill("R-1", "10000.00").bill
    let method = try #require(try ana.access.books.read { try $0.methods() }.first)
    let access = try ana.access
    for from in PaymentState.allCases {
      for to in PaymentState.allCases {
        var payment = Payment(
          id: access.world.newID(), billID: bill.id, billerID: bill.billerID, methodID: method.id,
          payeeID: nil, rail: .portal, railName: "portal", amount: Money(minor: 1, bill.currency),
          executeOn: access.today, expectedSettle: access.today, createdAt: access.world.now)
        payment.state = from
        try ana.write { try $0.insert([payment]) }
        let move = { try ana.write { try $0.move(payment, to: to, on: access.today) } }
        if from.successors.contains(to) {
          try move()
          #expect(throws: StoreError.self, "twice") { try move() }
        } else {
          #expect(throws: StoreError.self) { try move() }
        }
        let state = try access.books.read { try $0.payment(payment.id) }.state
        #expect(state == (from.successors.contains(to) ? to : from))
      }
    }
  }
}

extension PayFixture {
  func write(_ body: (BookWriter) throws -> Void) throws {
    try access.books.write(at: access.world.now, body)
  }
}
