import BillActions
import BillCore
import BillStore
import Testing

@Suite struct PayConditionTests {
  @Test func `A discount inside its days is booked at delivery and undone by a rejection`() throws {
    let ana = try PayFixture()
    defer { ana.remove() }
    try ana.offer([EarlyPaymentDiscount(basisPoints: 200, days: 10)])
    let plan = try ana.plan(ana.request("R-1") { $0.takesDiscount = true })
    #expect(plan.items[0].discount?.minor == 238 && plan.items[0].amount.minor == 11_662)
    let batch = try #require(
      try ana.pay(ana.request("R-1") { $0.takesDiscount = true }).batches.first)
    #expect(try ana.open("R-1") == "0.00" && ana.balance("discount") == 0)
    try ana.say(.done, batch.batch.id.description)
    #expect(try ana.balance("discount") == -238 && ana.balance("payable") == 0)
    try ana.check()
    try ana.say(.rejected(reason: "AM04"), batch.batch.id.description)
    #expect(try ana.balance("discount") == 0 && ana.balance("payable") == -11_900)
    #expect(try ana.open("R-1") == "119.00")
    try ana.check()
  }

  @Test func `The best discount that can still be met is taken, an earlier day for its sake`()
    throws
  {
    let ana = try PayFixture()
    defer { ana.remove() }
    try ana.offer([
      EarlyPaymentDiscount(basisPoints: 500, days: -3),
      EarlyPaymentDiscount(basisPoints: 200, days: 7),
      EarlyPaymentDiscount(basisPoints: 300, days: 2),
    ])
    let item = try ana.plan(ana.request("R-1") { $0.takesDiscount = true }).items[0]
    #expect(item.discount?.minor == 357)
    #expect(item.timing.executeOn.description == "2026-11-18")
    let asked = try ana.plan(
      ana.request("R-1") {
        $0.takesDiscount = true
        $0.on = CalendarDate("2026-11-25")
      }
    ).items[0]
    #expect(asked.discount?.minor == 238 && asked.timing.executeOn.description == "2026-11-25")
    let late = try ana.plan(
      ana.request("R-1") {
        $0.takesDiscount = true
        $0.on = CalendarDate("2026-11-30")
      }
    ).items[0]
    #expect(late.discount == nil && late.amount.minor == 11_900)
    #expect(try ana.plan(ana.request("R-1")).items[0].discount == nil)
  }

  @Test func `A part has no discount, and a held one does not outlive its days`() throws {
    let ana = try PayFixture()
    defer { ana.remove() }
    try ana.offer([EarlyPaymentDiscount(basisPoints: 200, days: 3)])
    let part = ana.request("R-1") {
      $0.takesDiscount = true
      $0.amount = "100.00"
    }
    #expect(try ana.plan(part).items[0].discount == nil)
    let held = ana.request("R-1") {
      $0.takesDiscount = true
      $0.hold = true
    }
    let payment = try #require(try ana.pay(held).payments.first).payment
    #expect(throws: PayError.discountLapsed(payment: payment.id)) {
      try ana.submit(after: 6 * 86_400)
    }
    #expect(ana.outbox.isEmpty)
  }

  @Test func `Credits are netted only when asked, and freed when the payment dies`() throws {
    let ana = try PayFixture()
    defer { ana.remove() }
    try ana.bill("R-1")
    try ana.bill("G-1", "19.00", isCredit: true)
    #expect(try ana.plan(ana.request("R-1")).items[0].amount.minor == 11_900)
    let result = try ana.pay(ana.request("R-1") { $0.netsCredits = true })
    #expect(result.payments[0].payment.amount.minor == 10_000)
    #expect(try ana.open("R-1") == "0.00" && ana.open("G-1") == "0.00")
    #expect(throws: PayError.self) { try ana.plan(ana.request("G-1")) }
    try ana.say(.done, result.batches[0].batch.id.description)
    try ana.say(.rejected(reason: "x"), result.batches[0].batch.id.description)
    #expect(try ana.open("R-1") == "119.00" && ana.open("G-1") == "19.00")
    try ana.check()
    try ana.pay(ana.request("R-1") { $0.netsCredits = true })
    try ana.check()
    #expect(try ana.open("G-1") == "0.00")
  }

  @Test func `A bill that credits cover whole is settled without a payment`() throws {
    let ana = try PayFixture()
    defer { ana.remove() }
    try ana.bill("R-1")
    try ana.bill("R-2", "50.00")
    try ana.bill("G-1", "150.00", isCredit: true)
    let plan = try ana.plan(ana.request("R-1", "R-2") { $0.netsCredits = true })
    #expect(plan.items.count == 1 && plan.netted.count == 1)
    let result = try ana.pay(ana.request("R-1", "R-2") { $0.netsCredits = true })
    #expect(result.payments.map(\.payment.amount.minor) == [1_900])
    #expect(try ana.open("R-1") == "0.00" && ana.open("R-2") == "0.00")
    #expect(try ana.open("G-1") == "0.00")
    try ana.say(.done, result.batches[0].batch.id.description)
    #expect(try ana.balance("payable") == 0)
    try ana.check()
  }

  @Test func `A bill that leaves the amount to the payer owes what was chosen`() throws {
    let ana = try PayFixture()
    defer { ana.remove() }
    let other = try ana.bill("R-1").bill
    var bill = Bill(
      id: try ana.access.world.newID(), billerID: other.billerID, type: .invoice, kind: .transfer,
      format: other.format, currency: other.currency, amount: nil, createdAt: other.createdAt)
    bill.number = "D-1"
    try ana.write { try $0.insert(bill, payees: [], category: "uncategorised", today: .first) }
    #expect(throws: PayError.amountNeeded(number: "D-1")) { try ana.plan(ana.request("D-1")) }
    let result = try ana.pay(ana.request("D-1") { $0.amount = "25.00" })
    #expect(try ana.open("D-1") == "0.00" && ana.balance("expense") == 14_400)
    try ana.say(.done, result.batches[0].batch.id.description)
    #expect(try ana.state("D-1") == .paid && ana.balance("payable") == -11_900)
    try ana.check()
  }

  @Test func `What was expected must be exactly what is paid`() throws {
    let ana = try PayFixture()
    defer { ana.remove() }
    try ana.bill("R-1")
    try ana.bill("R-2", "0.01")
    func plan(_ text: String) throws -> PayPlan {
      try ana.plan(ana.request("R-1", "R-2") { $0.expected = .init(text) })
    }
    #expect(try plan("2:119.01").items.count == 2)
    for wrong in ["1:119.01", "2:119.02", "2:119.00"] {
      #expect(throws: PayError.self) { try plan(wrong) }
    }
    #expect(PayRequest.Expectation("119.01") == nil && PayRequest.Expectation("-1:1") == nil)
  }

  @Test func `A key pays once, other parameters are a conflict, also after a failure`() throws {
    let ana = try PayFixture(bank: "DE66999999990000000002")
    defer { ana.remove() }
    try ana.bill("R-1")
    try ana.bill("R-2")
    let request = ana.request("R-1", rail: "sandbox") { $0.idempotencyKey = "k" }
    let first = try ana.pay(request)
    #expect(first.payments.map(\.payment.state) == [.failed] && !first.isRepeated)
    let second = try ana.pay(request)
    #expect(
      second.isRepeated && second.payments.map(\.payment.id) == first.payments.map(\.payment.id))
    for other in [
      ana.request("R-2", rail: "sandbox"), ana.request("R-1", rail: "qr"),
      ana.request("R-1", rail: "sandbox") { $0.amount = "1" },
      ana.request("R-1", rail: "sandbox") { $0.hold = true },
    ] {
      var other = other
      other.idempotencyKey = "k"
      #expect(throws: PayError.keyUsedOtherwise("k")) { try ana.pay(other) }
    }
    #expect(try ana.payments().count == 1)
  }

  @Test func `A refused request does not use its key up`() throws {
    let ana = try PayFixture()
    defer { ana.remove() }
    try ana.bill()
    let wrong = ana.request("R-1") {
      $0.idempotencyKey = "k"
      $0.amount = "500"
    }
    #expect(throws: PayError.self) { try ana.pay(wrong) }
    let right = ana.request("R-1") { $0.idempotencyKey = "k" }
    #expect(try !ana.pay(right).isRepeated)
    #expect(try ana.pay(right).isRepeated && ana.outbox.count == 1)
  }
}

extension PayFixture {
  /// The bill R-1 of 20 November over 119.00 with discounts.
  func offer(_ discounts: [EarlyPaymentDiscount]) throws {
    var bill = try bill().bill
    bill.discounts = discounts
    try access.books.write(at: access.world.now) { try $0.update(bill, because: "test") }
  }
}
