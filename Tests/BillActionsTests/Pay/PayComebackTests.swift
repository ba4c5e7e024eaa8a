import BillCore
import BillStore
import Testing

@testable import BillActions

/// What a database that was put back from a copy is not let do, and what it is told.
@Suite struct PayComebackTests {
  @Test(arguments: [
    ("qr", PaymentState.presented), ("portal", .presented), ("sandbox", .unknown),
    ("iso20022", .emitted),
  ])
  func `What was held in the copy and handed over since is neither freed nor made again`(
    rail: String, state: PaymentState
  ) throws {
    let ana = try PayFixture(bank: PayFixture.testBank)
    defer { ana.remove() }
    try ana.bill()
    let held = try ana.pay(ana.request("R-1", rail: rail) { $0.hold = true })
    let id = try #require(held.payments.first).payment.id
    let putBack = try ana.copy()
    try ana.submit()
    try putBack()
    #expect(throws: PublishError.self) { try ana.say(.cancelled, id.description) }
    #expect(throws: PublishError.self) { try ana.submit() }
    #expect(try ana.reconcile().payments.map(\.id) == [id])
    #expect(try ana.payments().map(\.payment.state) == [state])
    #expect(try ana.open("R-1") == "0.00")
    #expect(try Reconcile().plan(ana.access).payments.isEmpty)
    try ana.submit()
    #expect(try ana.payments().count == 1 && ana.outbox.count <= 1)
    try ana.check()
  }

  @Test func `What was called done stays done, and what was unsaid does not`() throws {
    let ana = try PayFixture()
    defer { ana.remove() }
    try ana.bill()
    try ana.pay(ana.request("R-1"))
    let (batch, putBack) = (try ana.batch(), try ana.copy())
    try ana.say(.done, batch.id.description)
    try putBack()
    #expect(throws: PublishError.self) { try TakeBackBatch(ana.access).perform(batch) }
    #expect(throws: PublishError.self) { try ana.say(.notSent, batch.id.description) }
    #expect(try ana.reconcile().done.count == 1)
    #expect(try ana.batch().state == .delivered)
    try ana.check()
    try ana.say(.undone, batch.id.description)
    try putBack()
    #expect(try Reconcile().plan(ana.access).done.isEmpty)
    #expect(try TakeBackBatch(ana.access).perform(batch).payments.count == 1)
    try ana.check()
  }

  @Test func `A word that was interrupted before the books knew it is brought to them`() throws {
    let ana = try PayFixture()
    defer { ana.remove() }
    try ana.bill()
    try ana.pay(ana.request("R-1", rail: "qr"))
    let payment = try #require(try ana.payments().first).payment
    try PublishedLog(ana.access).say(
      .done, of: [(payment.id, payment.endToEndID)], from: ana.access.books)
    #expect(throws: PublishError.self) { try ana.say(.cancelled, payment.id.description) }
    #expect(try ana.reconcile().done.map(\.id) == [payment.id])
    #expect(try ana.payments().map(\.payment.state) == [.delivered])
    try ana.check()
  }

  @Test func `A payment comes back to its own biller, though another one has its name`() throws {
    let ana = try PayFixture()
    defer { ana.remove() }
    var bill = SampleBill()
    (bill.number, bill.vatID, bill.amount) = ("2026-11", "DE111111125", "500.00")
    try ana.desk.take(bill)
    let putBack = try ana.copy()
    (bill.vatID, bill.account, bill.amount) = ("DE999999999", SampleBill.otherAccount, "800.00")
    try ana.desk.take(bill)
    let paid = try #require(
      try ana.desk.bills().first { $0.bill.amount?.decimalText == "800.00" })
    try ana.pay(ana.request(paid.bill.id.description))
    try putBack()
    try ana.reconcile()
    let open = try ana.desk.bills().map { try $0.balance.open?.decimalText ?? "" }
    #expect(open.sorted() == ["0.00", "500.00"])
    #expect(try Set(ana.desk.bills().map(\.biller.id)).count == 2)
    try ana.check()
  }

  @Test func `A payment comes back to no bill of its number with another amount`() throws {
    let ana = try PayFixture()
    defer { ana.remove() }
    let putBack = try ana.copy()
    try ana.bill("R-1", "119.00")
    try ana.pay(ana.request("R-1"))
    try putBack()
    try ana.bill("R-1", "120.00")
    try ana.reconcile()
    let bills = try ana.desk.bills().map { "\($0.bill.amount?.decimalText ?? "") \($0.state)" }
    #expect(bills.sorted() == ["119.00 held", "120.00 disputed"])
    #expect(throws: (any Error).self) { try ana.pay(ana.request("R-1")) }
    try ana.check()
  }
}

extension PayFixture {
  /// Copies the database; what comes back puts the copy in its place.
  func copy() throws -> () throws -> Void {
    let (database, copy) = (desk.ana.databasePath, "\(desk.folder)/before.db")
    try Disk.copy(database, to: copy)
    return { try Disk.copy(copy, to: database) }
  }

  /// Tells the database what was handed over, as the command does.
  @discardableResult
  func reconcile() throws -> Reconcile.Plan {
    let money = try desk.ana.stepUp()
    let plan = try Reconcile().plan(money.read)
    try Reconcile().perform(plan, money)
    return plan
  }
}
