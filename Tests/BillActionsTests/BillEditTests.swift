import BillActions
import BillCore
import BillStore
import Testing

@Suite struct BillEditTests {
  @Test func `a bill paid elsewhere in two parts is part-paid, then paid`() throws {
    let desk = try ImportDesk()
    defer { desk.remove() }
    try desk.take(SampleBill())
    let bill = try #require(try desk.bill("R-1")?.bill)
    let access = try desk.ana.open()
    let part = MarkBillPaid(amount: "19.00")
    #expect(try part.perform(part.plan(bill, access), access).state == .partPaid)
    #expect(throws: BillError.self) { try MarkBillPaid(amount: "100.01").plan(bill, access) }
    let rest = MarkBillPaid()
    #expect(try rest.perform(rest.plan(bill, access), access).state == .paid)
    #expect(throws: BillError.wrongState(.paid)) { try rest.plan(bill, access) }
    #expect(try desk.ledgerAgrees())
  }

  @Test func `an expected bill that was pulled is debited`() throws {
    let desk = try ImportDesk()
    defer { desk.remove() }
    try desk.take(SampleBill(means: "59"))
    let bill = try #require(try desk.bill("R-1")?.bill)
    let action = MarkBillPaid()
    let access = try desk.ana.open()
    #expect(try action.perform(action.plan(bill, access), access).state == .debited)
    #expect(try desk.ledgerAgrees())
  }

  @Test func `a credit that was paid back is used up`() throws {
    let desk = try ImportDesk()
    defer { desk.remove() }
    try desk.take(SampleBill(isCredit: true))
    let bill = try #require(try desk.bill("R-1")?.bill)
    let action = MarkBillPaid()
    let access = try desk.ana.open()
    #expect(try action.perform(action.plan(bill, access), access).state == .paid)
    #expect(try desk.ledgerAgrees())
  }

  @Test func `cancelling takes the charge back, also after the category changed`() throws {
    let desk = try ImportDesk()
    defer { desk.remove() }
    try desk.take(SampleBill())
    let access = try desk.ana.open()
    var facts = BillerFacts()
    facts.category = "food"
    let edit = EditBiller(facts: facts)
    let biller = try Lookup(access).biller("Bäckerei Musterkorn")
    try edit.perform(edit.plan(biller, access), access.money())
    let bill = try #require(try desk.bill("R-1")?.bill)
    #expect(try CancelBill(reason: "wrong").perform(bill, access).state == .cancelled)
    #expect(throws: BillError.wrongState(.cancelled)) {
      try CancelBill(reason: "again").plan(bill, access)
    }
    let spent = try access.books.read { try $0.entries(after: 0, limit: 100) }
    #expect(spent.count == 2)
    #expect(try desk.ledgerAgrees())
  }

  @Test func `a typed bill has no due date unless one is said`() throws {
    let desk = try ImportDesk()
    defer { desk.remove() }
    let access = try desk.ana.open()
    let add = AddBiller(name: "Hausverwaltung Beispiel")
    try add.perform(add.plan(access), access, nil)
    var bill = AddBill(biller: "Hausverwaltung Beispiel", amount: "850")
    #expect(throws: BillError.currencyNeeded) { try bill.plan(access) }
    bill.currency = "EUR"
    bill.number = "2026-11"
    let typed = try bill.perform(bill.plan(access), access, nil).bill
    #expect(typed.bill.due == nil && typed.state == .open)
    #expect(throws: BillError.self) { try bill.plan(access) }
    #expect(try desk.ledgerAgrees())
  }

  @Test func `an account typed in by hand takes step-up and is accepted`() throws {
    let desk = try ImportDesk()
    defer { desk.remove() }
    let access = try desk.ana.open()
    let add = AddBiller(
      name: "Hausverwaltung Beispiel", account: StatedAccount(number: SampleBill.account))
    let plan = try add.plan(access)
    #expect(throws: AccessError.self) { try add.perform(plan, access, nil) }
    let money = try desk.ana.stepUp()
    try add.perform(plan, access, money)
    let shown = try ShowBiller().perform(plan.biller, access)
    #expect(shown.payees.map(\.state) == [.accepted])
    #expect(try money.number(of: shown.payees[0]) == SampleBill.account)
    #expect(throws: BillerError.self) { try add.plan(access) }
  }

  @Test func `numbers that came without the key join at the next money session`() throws {
    let desk = try ImportDesk()
    defer { desk.remove() }
    try desk.take(SampleBill())
    let boxed = try #require(try desk.ana.open().books.read { try $0.boxedPayees() }.first)
    let money = try desk.ana.stepUp()
    let joined = try money.books.read { try $0.payee(boxed.id) }
    #expect(try money.books.read { try $0.boxedPayees() }.isEmpty)
    #expect(joined == boxed)
    #expect(try money.number(of: joined) == SampleBill.account)
  }
}
