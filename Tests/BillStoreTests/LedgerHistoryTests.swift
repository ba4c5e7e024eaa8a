import BillCore
import BillStore
import BillTestSupport
import Testing

/// Random histories through the database: bills, credits, discounts, payments that come and go.
struct LedgerHistoryTests {
  @Test(arguments: SeededGenerator.seeds)
  func `ledger, records and statement agree after every step`(seed: UInt64) throws {
    let sample = try SampleBooks()
    defer { sample.remove() }
    var generator = SeededGenerator(seed: seed)
    var history = RandomHistory(sample)
    for step in 1...120 {
      try history.happen(&generator, on: SampleBooks.day.adding(days: step / 4))
      try sample.books.read { reader in
        #expect(try reader.unbalancedEntries() == [])
        #expect(try reader.misbookedPayments() == [])
        let byRecords = try reader.owedByRecords().filter { !$0.amount.isZero }
        #expect(Set(try owed(reader)) == Set(byRecords), "step \(step)")
        try history.checkOpenAmounts(reader)
        #expect(try closing(reader) == owed(reader), "step \(step)")
      }
    }
    let states = Set(try sample.books.read { try $0.payments() }.map(\.state))
    #expect(states.count > 3, "\(states)")
  }

  private func owed(_ reader: BookReader) throws -> [Owed] {
    try reader.owed(before: .last).filter { !$0.amount.isZero }
  }

  // Month by month, each opening with what the one before closed with.
  private func closing(_ reader: BookReader) throws -> [Owed] {
    var last: [Owed] = []
    for month in try reader.activeMonths().map(\.month).sorted() {
      let source = StatementSource(
        opening: try reader.owed(before: month.firstDay),
        entries: try reader.entries(from: month.firstDay, to: month.lastDay), inFlight: [],
        end: Instant(milliseconds: .max), billers: [:], bills: [:], payments: [:])
      let sections = try source.sections()
      for section in sections {
        let moved = try Money.sum(section.lines.map(\.amount), in: section.currency)
        #expect(try section.opening + moved == section.closing)
      }
      last = sections.map { Owed(biller: SampleBooks.id(2), amount: $0.closing) }
        .filter { !$0.amount.isZero }
    }
    return last
  }
}

/// What happens to the bills of one biller, and what must be open on each then.
private struct RandomHistory {
  private let sample: SampleBooks
  private var count: UInt8 = 10

  init(_ sample: SampleBooks) { self.sample = sample }

  mutating func happen(_ generator: inout SeededGenerator, on day: CalendarDate) throws {
    let kind = Int.random(in: 0..<10, using: &generator)
    let share = Int64.random(in: 1...4, using: &generator)
    try sample.books.write(at: SampleBooks.now) { writer in
      switch kind {
      case 0: try insert(.invoice, writer, &generator, on: day)
      case 1: try insert(.creditNote, writer, &generator, on: day)
      case 2, 3: try pay(writer, &generator, share, on: day)
      case 4: try relieve(writer, &generator, share, on: day)
      default: try move(writer, &generator, on: day)
      }
    }
    count &+= 1
  }

  private func insert(
    _ type: BillType, _ writer: BookWriter, _ generator: inout SeededGenerator,
    on day: CalendarDate
  ) throws {
    var bill = Bill(
      id: SampleBooks.id(count), billerID: sample.bill.billerID, type: type, kind: .transfer,
      format: .manual, currency: sample.euro,
      amount: Money(minor: Int64.random(in: 1...20_000, using: &generator), sample.euro),
      createdAt: SampleBooks.now)
    bill.number = "\(type.rawValue)-\(count)"
    try writer.insert(bill, payees: [], category: "energy", today: day)
  }

  // A part of what is open, with or without a discount that stands and falls with it.
  private func pay(
    _ writer: BookWriter, _ generator: inout SeededGenerator, _ share: Int64, on day: CalendarDate
  ) throws {
    guard let (bill, open) = try openBill(.invoice, writer, &generator) else { return }
    let amount = Money(minor: max(1, open.minor / share), open.currency)
    var payment = sample.payment(count)
    (payment.billID, payment.amount, payment.executeOn) = (bill.id, amount, day)
    try writer.insert([payment])
    let rest = try open - amount
    guard share == 2, rest.minor > 10 else { return }
    let discount = CreditUse(
      billID: bill.id, paymentID: payment.id, kind: .discount,
      amount: Money(minor: rest.minor / 10, rest.currency))
    try writer.relieve(bill, with: discount, today: day)
  }

  private func relieve(
    _ writer: BookWriter, _ generator: inout SeededGenerator, _ share: Int64, on day: CalendarDate
  ) throws {
    guard let (bill, open) = try openBill(.invoice, writer, &generator) else { return }
    let part = Money(minor: max(1, open.minor / share), open.currency)
    var use = CreditUse(
      billID: bill.id, kind: share == 1 ? .writtenOff : .paidElsewhere, amount: part)
    if share > 2, let (credit, left) = try openBill(.creditNote, writer, &generator) {
      use.kind = .credit
      use.creditID = credit.id
      use.amount = try Money.min(part, left)
    }
    try writer.relieve(bill, with: use, today: day)
  }

  private func move(
    _ writer: BookWriter, _ generator: inout SeededGenerator, on day: CalendarDate
  ) throws {
    let payments = try writer.reader.payments().filter { !$0.state.successors.isEmpty }
    guard let payment = payments.randomElement(using: &generator) else { return }
    let followers = payment.state.successors.sorted { $0.rawValue < $1.rawValue }
    guard let next = followers.randomElement(using: &generator) else { return }
    try writer.move(payment, to: next, on: day)
  }

  private func openBill(
    _ type: BillType, _ writer: BookWriter, _ generator: inout SeededGenerator
  ) throws -> (Bill, Money)? {
    let balances = try writer.reader.balances()
    let bills: [(Bill, Money)] = try writer.reader.bills().compactMap { bill in
      guard bill.type == type, let open = try balances[bill.id]?.open, open.isPositive else {
        return nil
      }
      return (bill, open)
    }
    return bills.randomElement(using: &generator)
  }

  /// The open amount of each bill is its amount less what is allocated to it, and never negative.
  func checkOpenAmounts(_ reader: BookReader) throws {
    let payments = try reader.payments()
    let balances = try reader.balances()
    for bill in try reader.bills() {
      let balance = try #require(balances[bill.id])
      let mine = payments.filter { $0.billID == bill.id && $0.state.reserves }
      let paying = try Money.sum(mine.map(\.amount), in: bill.currency)
      #expect(try balance.reserved + balance.paid - elsewhere(balance, mine) == paying)
      let open = try #require(try balance.open)
      #expect(open.minor >= 0 && balance.reserved.minor >= 0 && balance.credited.minor >= 0)
      #expect(try open + paying + elsewhere(balance, mine) + balance.credited == bill.amount)
    }
  }

  // What was paid outside, as what is called paid and is in no payment of ours.
  private func elsewhere(_ balance: BillBalance, _ payments: [Payment]) throws -> Money {
    let delivered = payments.filter { $0.state.isDelivered }.map(\.amount)
    return try balance.paid - Money.sum(delivered, in: balance.paid.currency)
  }
}
