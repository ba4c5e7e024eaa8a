import BillActions
import BillCore
import BillFormats
import BillTestSupport
import Foundation
import Testing

struct HistoryTests {
  @Test func `everything that happened is listed, the newest first`() throws {
    let fixture = try BilledFixture()
    defer { fixture.remove() }
    let access = try fixture.account.open()
    let items = try ListHistory().perform(access)
    let bills = try access.books.read { try $0.bills() }
    #expect(Set(items.map(\.id)) == Set(bills.map(\.id) + [fixture.payment.id]))
    #expect(items.count == bills.count + 1)
    #expect(zip(items, items.dropFirst()).allSatisfy { $0.at >= $1.at })
    #expect(try ListHistory(limit: 2).perform(access) == Array(items.prefix(2)))
    #expect(try ListHistory(from: access.today.adding(days: 1)).perform(access).isEmpty)
    #expect(try ListHistory(to: access.today).perform(access) == items)
    #expect(try ListHistory(to: access.today.adding(days: -1)).perform(access).isEmpty)
  }

  @Test func `a part of a name, number, reference or amount finds it`() throws {
    let fixture = try BilledFixture()
    defer { fixture.remove() }
    let access = try fixture.account.open()
    for item in try ListHistory().perform(access) {
      let parts = [
        String(item.biller.lowercased().prefix(6)), String(item.reference.suffix(5)),
        item.amount?.decimalText,
      ]
      for part in parts.compactMap({ $0 }) {
        #expect(try ListHistory(text: part).perform(access).contains(item), "\(part)")
      }
    }
    #expect(try ListHistory(text: "no such thing").perform(access).isEmpty)
  }

  @Test func `a payment tells its steps and a bill its payments`() throws {
    let fixture = try BilledFixture()
    defer { fixture.remove() }
    let access = try fixture.account.open()
    let payment = try ShowHistory(record: fixture.payment.endToEndID).perform(access)
    #expect(payment.steps.map(\.state) == [.approved, .presented, .delivered])
    let id = try #require(fixture.payment.billID)
    let bill = try ShowHistory(record: id.description).perform(access)
    #expect(bill.payments.map(\.id) == [fixture.payment.id])
    #expect(bill.events.map(\.kind).contains("bill.imported"))
    #expect(throws: LookupError.notFound(kind: "bill or payment", text: "zzzz")) {
      try ShowHistory(record: "zzzz").perform(access)
    }
  }

  @Test(
    arguments: [
      (JournalDialect.hledger, "hledger", ["check", "-s"]),
      (JournalDialect.ledger, "ledger", ["--pedantic", "balance"]),
    ])
  func `the journal passes the other program's strict check`(
    dialect: JournalDialect, program: String, arguments: [String]
  ) throws {
    guard let tool = Tool(program) else { return }
    let fixture = try BilledFixture()
    defer { fixture.remove() }
    let text = try ExportJournal(dialect: dialect).perform(fixture.account.open())
    let path = "\(fixture.account.home.folder)/journal"
    try Data(text.utf8).write(to: URL(fileURLWithPath: path))
    let result = try tool.run(["-f", path] + arguments)
    #expect(result.status == 0, "\(result.errors)\(text)")
  }
}
