import BillCore
import BillStore
import Testing

@testable import BillActions

/// What both accounts have is kept once, and nothing that was paid is payable again.
struct MergeBillsTests {
  @Test func `of a bill nobody paid the one that stays counts`() throws {
    let fixture = try MergeFixture()
    defer { fixture.remove() }
    try fixture.bill("R-4", "41.00")
    let plan = try fixture.merge()
    #expect(plan.bills.map(\.kept) == [.here])
    #expect(
      plan.bills.first?.differences.first
        == MergePlan.Difference(field: "amount", here: "41.00 EUR", there: "40.00 EUR"))
    #expect(try fixture.bills("R-4") == ["cancelled 40.00", "open 41.00"])
    #expect(try fixture.problems() == [])
  }

  @Test func `of a bill that was paid there the one that was paid counts`() throws {
    let fixture = try MergeFixture()
    defer { fixture.remove() }
    try fixture.bill("R-2", "200.00")
    try fixture.bill("R-3", "30.00")
    let plan = try fixture.merge()
    #expect(plan.bills.map(\.kept) == [.there, .there])
    #expect(try fixture.bills("R-2") == ["cancelled 200.00", "open 0.00"])
    #expect(try fixture.bills("R-3") == ["cancelled 30.00", "open 0.00"])
    #expect(try fixture.problems() == [])
  }

  @Test func `a bill both paid a part of is disputed, and its rest is not paid`() throws {
    let fixture = try MergeFixture()
    defer { fixture.remove() }
    let bill = try fixture.bill("R-2", "200.00")
    let access = try ReadAccess(fixture.home, email: MergeFixture.email)
    let mark = MarkBillPaid(amount: "50.00")
    _ = try mark.perform(mark.plan(bill, access), access)
    let plan = try fixture.merge()
    #expect(plan.bills.map(\.kept) == [.paidTwice])
    #expect(try fixture.bills("R-2") == ["cancelled 0.00", "disputed 150.00"])
    #expect(try fixture.problems() == [])
  }

  @Test func `a method of both is one, whatever it is called`() throws {
    let fixture = try MergeFixture()
    defer { fixture.remove() }
    let add = AddBank(number: "DE89370400440532013000", label: "Giro")
    _ = try add.perform(add.plan(holder: "Ana"), fixture.new())
    let plan = try fixture.merge()
    #expect(plan.methods.map(\.name) == ["Giro …3000"])
    let methods = try fixture.read { try $0.methods(removed: true) }
    #expect(methods.map(\.label) == ["Giro"])
    #expect(try fixture.read { try $0.payments() }.allSatisfy { $0.methodID == methods[0].id })
    #expect(try fixture.problems() == [])
  }

  @Test func `an account of a biller that the other one accepted is named`() throws {
    let fixture = try MergeFixture()
    defer { fixture.remove() }
    var sample = SampleBill()
    (sample.number, sample.account) = ("N-1", SampleBill.otherAccount)
    let file = try fixture.run.pay.desk.file("n.xml", sample.xml)
    _ = try ImportBills(sources: [file]).perform(
      ReadAccess(fixture.home, email: MergeFixture.email))
    let plan = try fixture.merge()
    #expect(plan.newPayees == ["Bäckerei Musterkorn …7890"])
    #expect(try fixture.problems() == [])
  }

  @Test func `a period the old agent paid is not paid again when its schedule runs here`() throws {
    let fixture = try MergeFixture()
    defer { fixture.remove() }
    #expect(try fixture.run.payments(fixture.rent).map(\.periodKey?.description) == ["M:2026-11"])
    try fixture.merge()
    #expect(try fixture.read { try $0.schedules() }.map(\.schedule.state) == [.paused])
    let new = try fixture.new()
    let books = try ScheduleBooks(new.read)
    try ScheduleHalt.resume.plan(books.find("Rent"), books).perform(books)
    _ = try EnrolAgent().perform(EnrolAgent().plan(new.read), new)
    for day in 3...12 as ClosedRange<Int64> {
      _ = try ScheduleRun(fixture.run.home(day * RunFixture.days + 3600), fixture.newID).perform()
    }
    #expect(try fixture.read { try $0.payments(mandate: fixture.rent.id) }.count == 1)
    for day in 13...33 as ClosedRange<Int64> {
      _ = try ScheduleRun(fixture.run.home(day * RunFixture.days), fixture.newID).perform()
    }
    let keys = try fixture.read { try $0.payments(mandate: fixture.rent.id) }.map(\.periodKey)
    #expect(keys.compactMap { $0?.description }.sorted() == ["M:2026-11", "M:2026-12"])
  }
}
