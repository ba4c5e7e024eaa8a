import BillCore
import BillTestSupport
import Testing

/// Statements of a random ledger: they must add up, whatever happened.
struct StatementPropertyTests {
  @Test(arguments: SeededGenerator.seeds)
  func `a month closes where the next one opens`(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let ledger = try RandomLedger(&generator)
    var closing: [Currency: Money] = [:]
    for month in ledger.months {
      for section in try ledger.source(month).sections() {
        let opening = closing[section.currency] ?? .zero(section.currency)
        #expect(section.opening == opening, "\(month) \(section.currency)")
        closing[section.currency] = section.closing
      }
    }
    #expect(closing == (try ledger.balances()))
  }

  @Test(arguments: SeededGenerator.seeds)
  func `columns, lines and billers of a section all say the same`(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let ledger = try RandomLedger(&generator)
    for month in ledger.months {
      for section in try ledger.source(month).sections() {
        let currency = section.currency
        let sum = try section.opening + section.charges + section.credits + section.payments
        #expect(sum == section.closing)
        let moved = try Money.sum(section.lines.map(\.amount), in: currency)
        let walked = try section.opening + moved
        #expect(walked == section.closing)
        let columns: [(KeyPath<BillerTotal, Money>, Money)] = [
          (\.charges, section.charges), (\.credits, section.credits),
          (\.payments, section.payments), (\.closing, section.closing),
        ]
        for (column, total) in columns {
          let sum = try Money.sum(section.billers.map { $0[keyPath: column] }, in: currency)
          #expect(sum == total)
        }
        #expect(Set(section.recordedLate).isSubset(of: section.lines))
      }
    }
  }

  @Test func `what was recorded after the month is told apart and still counts`() throws {
    var generator = SeededGenerator(seed: 1)
    let ledger = try RandomLedger(&generator)
    let month = try #require(ledger.months.first)
    var source = try ledger.source(month)
    source.end = Instant(seconds: 0)
    for section in try source.sections() { #expect(section.recordedLate == section.lines) }
    source.end = Instant(milliseconds: .max)
    for section in try source.sections() { #expect(section.recordedLate.isEmpty) }
  }
}

/// Entries of some billers in two currencies over a year.
private struct RandomLedger {
  let entries: [RecordedEntry]
  let months: [CalendarMonth]

  init(_ generator: inout SeededGenerator) throws {
    let start = try #require(CalendarMonth("2026-01"))
    months = (0..<12).map(start.adding)
    let billers = (1...4).map { RecordID(sixteen: [UInt8](repeating: $0, count: 16)) }
    let currencies = try ["EUR", "JPY"].map { try #require(Currency($0)) }
    entries = try (1...Int64(300)).map { number in
      let day = start.firstDay.adding(days: Int.random(in: 0..<365, using: &generator))
      let amount = Money(
        minor: Int64.random(in: 1...900_000, using: &generator),
        currencies[Int.random(in: 0...1, using: &generator)])
      let kind = try #require(LedgerEntry.Kind.allCases.randomElement(using: &generator))
      let biller = try #require(billers.randomElement(using: &generator))
      return RecordedEntry(
        id: number, entry: try RandomLedger.entry(kind, biller, amount, day),
        recordedAt: Instant(seconds: Int64(day.dayNumber) * 86_400))
    }
  }

  private static func entry(
    _ kind: LedgerEntry.Kind, _ biller: RecordID, _ amount: Money, _ day: CalendarDate
  ) throws -> LedgerEntry {
    let isMore =
      switch kind {
      case .charge, .rejection, .returned, .refund: true
      case .credit, .delivery, .settlement, .discount, .writeOff, .paidElsewhere: false
      case .reversal: amount.minor.isMultiple(of: 2)
      }
    let payable = isMore ? try amount.negated() : amount
    let account: LedgerAccount =
      kind == .settlement ? .clearing(method: biller) : .payable(biller: biller)
    return try LedgerEntry(
      kind: kind, date: day,
      postings: [Posting(account, payable), Posting(.fees, try payable.negated())])
  }

  /// What the statement of a month is made from.
  func source(_ month: CalendarMonth) throws -> StatementSource {
    let before = entries.filter { $0.entry.date < month.firstDay }
    return StatementSource(
      opening: try owed(before),
      entries: entries.filter { CalendarMonth($0.entry.date) == month }, inFlight: [],
      end: Instant(milliseconds: .max), billers: [:], bills: [:], payments: [:])
  }

  /// What is owed in each currency in the end, from the postings alone.
  func balances() throws -> [Currency: Money] {
    try owed(entries).reduce(into: [:]) { sums, owed in
      let currency = owed.amount.currency
      sums[currency] = try (sums[currency] ?? .zero(currency)) + owed.amount
    }
  }

  private func owed(_ entries: [RecordedEntry]) throws -> [Owed] {
    try entries.flatMap(\.entry.postings).compactMap { posting in
      guard let biller = posting.account.billerID else { return nil }
      return Owed(biller: biller, amount: try posting.amount.negated())
    }
  }
}
