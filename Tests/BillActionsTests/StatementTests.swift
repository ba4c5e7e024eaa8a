import BillActions
import BillCore
import BillStore
import Testing

struct StatementTests {
  @Test func `the months of a year add up to the year`() throws {
    let fixture = try BilledFixture()
    defer { fixture.remove() }
    let access = try fixture.account.open()
    let year = String(access.today.year)
    let months = (1...12).compactMap { CalendarMonth(year: access.today.year, month: $0) }
    let begun = months.filter { $0.firstDay <= access.today }
    let sections = try begun.flatMap {
      try MakeStatement(period: $0.description).perform(access).sections
    }
    for section in try MakeStatement(period: year).perform(access).sections {
      let parts = sections.filter { $0.currency == section.currency }
      let columns: [KeyPath<StatementSection, Money>] = [\.charges, \.credits, \.payments]
      for column in columns {
        let sum = try Money.sum(parts.map { $0[keyPath: column] }, in: section.currency)
        #expect(sum == section[keyPath: column])
      }
      #expect(parts.last?.closing == section.closing)
      #expect(parts.flatMap(\.lines) == section.lines)
    }
  }

  @Test func `a delivered payment is a line and one on its way is not`() throws {
    let fixture = try BilledFixture()
    defer { fixture.remove() }
    let access = try fixture.account.open()
    var waiting = fixture.payment
    waiting.id = access.world.newID()
    waiting.state = .approved
    try access.books.write(at: access.world.now) { try $0.insert([waiting]) }
    let statement = try MakeStatement(period: "rolling").perform(access)
    let currency = fixture.payment.amount.currency
    let section = try #require(statement.sections.first { $0.currency == currency })
    let amount = try fixture.payment.amount.negated()
    #expect(section.payments == amount)
    #expect(section.inFlight == amount)
    #expect(section.inFlightLines.map(\.reference) == [waiting.endToEndID])
    let lines = section.lines.filter { $0.kind == .payment }
    #expect(lines.map(\.reference) == [fixture.payment.endToEndID])
    #expect(lines.map(\.state) == ["delivered"])
  }

  @Test func `an old bill that came in late is told apart in its own month`() throws {
    let fixture = try BilledFixture()
    defer { fixture.remove() }
    let access = try fixture.account.open()
    let biller = try #require(try access.books.read { try $0.billers() }.first)
    let amount = fixture.payment.amount
    var bill = Bill(
      id: access.world.newID(), billerID: biller.id, type: .invoice, kind: .transfer,
      format: .manual, currency: amount.currency, amount: amount, createdAt: access.world.now)
    bill.number = "LATE-1"
    let month = CalendarMonth(access.today).adding(months: -4)
    bill.issued = month.firstDay
    try access.books.write(at: access.world.now) {
      try $0.insert(bill, payees: [], category: biller.category, today: access.today)
    }
    let statement = try MakeStatement(period: month.description).perform(access)
    #expect(statement.sections.flatMap(\.recordedLate).map(\.reference) == ["LATE-1"])
    #expect(statement.sections.flatMap(\.lines).map(\.reference) == ["LATE-1"])
    let next = try MakeStatement(period: month.adding(months: 1).description).perform(access)
    #expect(next.sections.map(\.opening) == [amount])
  }

  @Test func `a day ends where its zone has midnight`() throws {
    let home = try SimulatedHome()
    defer { home.remove() }
    let day = try #require(CalendarDate("2026-10-31"))
    let world = home.after().world
    #expect(world.end(of: day, in: "UTC").description == "2026-11-01T00:00:00Z")
    #expect(world.end(of: day, in: "Europe/Berlin").description == "2026-10-31T23:00:00Z")
  }

  @Test func `what is no period is refused`() throws {
    let fixture = try BilledFixture()
    defer { fixture.remove() }
    #expect(throws: StatementError.unknownPeriod("soon")) {
      try MakeStatement(period: "soon").perform(fixture.account.open())
    }
  }
}
