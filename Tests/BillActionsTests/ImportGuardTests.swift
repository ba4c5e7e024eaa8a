import BillActions
import BillCore
import Testing

@Suite struct ImportGuardTests {
  private let day: Int64 = 86_400

  @Test func `a known biller's bill with other bank details is held until it is accepted`() throws {
    let desk = try ImportDesk()
    defer { desk.remove() }
    try desk.take(SampleBill())
    let stranger = SampleBill(number: "R-2", account: SampleBill.otherAccount)
    let outcome = try desk.take(stranger)
    #expect(
      outcome.held.map(\.reason) == [.payeeChanged(known: ["7890"], new: ["2345"])])
    let again = SampleBill(number: "R-3", account: SampleBill.otherAccount)
    #expect(try desk.take(again).held.count == 1)
    #expect(try desk.ledgerAgrees())

    let bill = try #require(try desk.bill("R-2")?.bill)
    let edit = EditBill(acceptsPayee: true)
    let plan = try edit.plan(bill, desk.ana.open())
    #expect(plan.newPayees.map(\.last4) == ["2345"] && plan.isReleased)
    #expect(throws: AccessError.self) { try edit.perform(plan, desk.ana.open(), nil) }
    #expect(throws: AccessError.self) {
      try edit.perform(plan, desk.ana.open(), desk.ana.open().money())
    }
    let released = try edit.perform(plan, desk.ana.open(), desk.ana.stepUp())
    #expect(released.state == .open && released.payees.map(\.state) == [.accepted])
    #expect(try desk.take(SampleBill(number: "R-4", account: SampleBill.otherAccount)).held.isEmpty)
    #expect(try desk.ledgerAgrees())
  }

  @Test func `the same number with another amount is held, and one of the two counts`() throws {
    let desk = try ImportDesk()
    defer { desk.remove() }
    try desk.take(SampleBill())
    let outcome = try desk.take(SampleBill(amount: "219.00"))
    guard case .conflict(_, let differences) = try #require(outcome.held.first).reason else {
      Issue.record("not held as a conflict")
      return
    }
    #expect(differences.map(\.field) == ["amount"])
    let held = try #require(try desk.bills().first { $0.state == .held }?.bill)
    let edit = EditBill(accepts: true)
    let plan = try edit.plan(held, desk.ana.open())
    #expect(throws: AccessError.passwordNeeded(.noMoneySession)) {
      try edit.perform(plan, desk.ana.open(), nil)
    }
    _ = try edit.perform(plan, desk.ana.open(), desk.ana.open().money())
    #expect(try Set(desk.bills().map(\.state)) == [.cancelled, .open])
    #expect(try desk.take(SampleBill()).duplicates.count == 1, "the cancelled one stays away")
    #expect(try desk.ledgerAgrees())
  }

  @Test func `a bill with payments is not replaced`() throws {
    let desk = try ImportDesk()
    defer { desk.remove() }
    try desk.take(SampleBill())
    let first = try #require(try desk.bill("R-1")?.bill)
    let paid = MarkBillPaid(amount: "19.00")
    _ = try paid.perform(paid.plan(first, desk.ana.open()), desk.ana.open())
    try desk.take(SampleBill(amount: "219.00"))
    let held = try #require(try desk.bills().first { $0.state == .held }?.bill)
    #expect(throws: BillError.replacedHasPayments(first.id)) {
      try EditBill(accepts: true).plan(held, desk.ana.open())
    }
  }

  @Test func `an equal payment code is a duplicate, held, or new`() throws {
    let desk = try ImportDesk()
    defer { desk.remove() }
    let code = try desk.file("code.txt", SampleBill.code())
    #expect(try desk.take(files: [code]).imported.count == 1)
    #expect(try desk.take(files: [code]).duplicates.count == 1)
    let copy = try desk.file("copy.txt", SampleBill.code() + "\n")
    #expect(try desk.take(files: [copy], after: 5 * day).held.count == 1)
    #expect(try desk.take(files: [code], after: 26 * day).imported.count == 1)
  }

  @Test func `a payment code of that reference with another amount is held as a conflict`() throws {
    let desk = try ImportDesk()
    defer { desk.remove() }
    try desk.take(files: [desk.file("1.txt", SampleBill.code())])
    let outcome = try desk.take(files: [desk.file("2.txt", SampleBill.code(amount: "99.80"))])
    guard case .conflict = outcome.held.first?.reason else {
      Issue.record("not held as a conflict")
      return
    }
    let held = try #require(try desk.bills().first { $0.state == .held }?.bill)
    let edit = EditBill(accepts: true)
    let plan = try edit.plan(held, desk.ana.open())
    _ = try edit.perform(plan, desk.ana.open(), desk.ana.open().money())
    #expect(try desk.bills().map(\.state) == [.open, .open])
    #expect(try desk.ledgerAgrees())
  }

  @Test func `a repeated payment code with other bank details is held for these`() throws {
    let desk = try ImportDesk()
    defer { desk.remove() }
    try desk.take(files: [desk.file("1.txt", SampleBill.code())])
    let code = SampleBill.code(account: SampleBill.account)
    let outcome = try desk.take(files: [desk.file("2.txt", code)])
    #expect(outcome.held.map(\.reason) == [.payeeChanged(known: ["3600"], new: ["7890"])])
  }

  @Test func `two billers of one name are told apart by their VAT ids, and it is said`() throws {
    let desk = try ImportDesk()
    defer { desk.remove() }
    try desk.take(SampleBill())
    var other = SampleBill(vatID: "DE999999991", account: SampleBill.otherAccount)
    other.number = "R-2"
    let outcome = try desk.take(other)
    #expect(outcome.imported.count == 1)
    #expect(outcome.imported.first?.remarks.contains { $0.contains("another biller") } == true)
    #expect(try ListBillers().perform(desk.ana.open()).count == 2)
  }

  @Test func `a biller is known by its VAT id under another name`() throws {
    let desk = try ImportDesk()
    defer { desk.remove() }
    try desk.take(SampleBill())
    try desk.take(SampleBill(number: "R-2", name: "Musterkorn Holding"))
    #expect(try ListBillers().perform(desk.ana.open()).count == 1)
  }

  @Test func `a biller known by name learns the identifiers of a bill nothing speaks against`()
    throws
  {
    let desk = try ImportDesk()
    defer { desk.remove() }
    try desk.take(SampleBill(vatID: nil))
    try desk.take(
      SampleBill(number: "R-2", vatID: "DE999999991", account: SampleBill.otherAccount))
    #expect(try ListBillers().perform(desk.ana.open()).map(\.biller.vatID) == [nil])
    try desk.take(SampleBill(number: "R-3"))
    #expect(try ListBillers().perform(desk.ana.open()).map(\.biller.vatID) == ["DE999999990"])
  }

  @Test func `a biller that was renamed is still known by what it was known by`() throws {
    let desk = try ImportDesk()
    defer { desk.remove() }
    try desk.take(SampleBill())
    var facts = BillerFacts()
    (facts.name, facts.vatID) = ("Alte Bäckerei", "DE999999991")
    let edit = EditBiller(facts: facts)
    let biller = try Lookup(desk.ana.open()).biller("Bäckerei Musterkorn")
    try edit.perform(edit.plan(biller, desk.ana.open()), desk.ana.open().money())
    let forged = SampleBill(number: "R-2", account: SampleBill.otherAccount)
    #expect(
      try desk.take(forged).held.map(\.reason)
        == [.payeeChanged(known: ["7890"], new: ["2345"])])
    #expect(try desk.take(SampleBill(number: "R-3")).imported.count == 1)
    #expect(try ListBillers().perform(desk.ana.open()).map(\.biller.name) == ["Alte Bäckerei"])
  }

  @Test func `what a biller with an accepted account is known by changes with step-up only`() throws
  {
    let desk = try ImportDesk()
    defer { desk.remove() }
    let account = StatedAccount(number: SampleBill.account)
    let add = AddBiller(name: "Hausverwaltung Beispiel", account: account)
    let access = try desk.ana.open()
    try add.perform(add.plan(access), access, desk.ana.stepUp())
    let biller = try Lookup(access).biller("Hausverwaltung Beispiel")
    var facts = BillerFacts()
    facts.url = "https://portal.example.org"
    #expect(try EditBiller(facts: facts).plan(biller, access).stepUp == nil)
    facts.name = "Hausverwaltung"
    let edit = EditBiller(facts: facts)
    let plan = try edit.plan(biller, access)
    #expect(throws: AccessError.self) { try edit.perform(plan, desk.ana.open().money()) }
    try edit.perform(plan, desk.ana.stepUp())
    let again = AddBiller(name: "Hausverwaltung Beispiel")
    #expect(throws: BillerError.alreadyThere(biller.id, name: "Hausverwaltung")) {
      try again.plan(access)
    }
  }
}
