import BillCore
import Testing

/// What happens to one bill of 100.00 EUR, line by line, and what stands in the accounts then.
struct LedgerTests {
  @Test func `a bill is owed until its payment is in the bank's hands`() throws {
    try check(
      """
      charge 100.00 | expense  100.00 | payable -100.00 | |
      delivery 60.00 | expense  100.00 | payable  -40.00 | clearing  -60.00 |
      settlement 60.00 | expense  100.00 | payable  -40.00 | clearing    0.00 | funding -60.00
      delivery 40.00 | expense  100.00 | payable    0.00 | clearing  -40.00 | funding -60.00
      """)
  }

  @Test func `a rejection undoes the delivery and a return undoes both`() throws {
    try check(
      """
      charge 100.00 | payable -100.00 | |
      delivery 100.00 | payable    0.00 | clearing -100.00 |
      rejection 100.00 | payable -100.00 | clearing    0.00 |
      delivery 100.00 | payable    0.00 | clearing -100.00 |
      settlement 100.00 | clearing   0.00 | funding  -100.00 |
      returned 100.00 | payable -100.00 | clearing    0.00 | funding 0.00
      """)
  }

  @Test func `a credit note and every relief make less owed`() throws {
    try check(
      """
      charge 100.00 | payable -100.00 | expense 100.00
      credit 30.00 | payable  -70.00 | expense  70.00
      discount 2.00 | payable  -68.00 | discount  -2.00
      write-off 8.00 | payable  -60.00 | written-off -8.00
      paid-elsewhere 60.00 | payable    0.00 | elsewhere -60.00
      """)
  }

  @Test func `an entry that does not sum to zero in each currency cannot be made`() throws {
    let (euro, franc) = (try #require(Currency("EUR")), try #require(Currency("CHF")))
    let day = try #require(CalendarDate("2026-10-05"))
    let (one, other) = (Money(minor: 100, euro), Money(minor: -100, franc))
    #expect(throws: LedgerError.self) {
      try LedgerEntry(
        kind: .charge, date: day, postings: [Posting(.fees, one), Posting(.discount, other)])
    }
    #expect(throws: LedgerError.tooFewPostings) {
      try LedgerEntry(kind: .charge, date: day, postings: [Posting(.fees, .zero(euro))])
    }
    #expect(throws: LedgerError.unbalanced(Money(minor: 1, euro))) {
      try LedgerEntry(
        kind: .charge, date: day,
        postings: [Posting(.fees, one), Posting(.discount, Money(minor: -99, euro))])
    }
  }

  @Test func `every account reads back from its name`() throws {
    let id = RecordID(sixteen: [UInt8](repeating: 7, count: 16))
    let accounts: [LedgerAccount] = [
      .expense(category: "rent"), .expense(category: "a:b"), .expense(category: ""),
      .payable(biller: id), .clearing(method: id), .funding(method: id), .elsewhere, .fees,
      .discount, .exchange, .writtenOff,
    ]
    for account in accounts { #expect(LedgerAccount(code: account.code) == account) }
    for text in ["", "payable", "payable:", "payable:x", "funding:1:2", "Fees"] {
      #expect(LedgerAccount(code: text) == nil)
    }
  }

  // MARK: The table

  /// Makes the entry of each line and compares the accounts the line names.
  private func check(_ table: String) throws {
    var balances: [String: Money] = [:]
    for line in table.split(separator: "\n") {
      let cells = line.split(separator: "|").map { $0.split(separator: " ").map(String.init) }
      let entry = try #require(try LedgerTests.entry(cells[0][0], cells[0][1]))
      for posting in entry.postings {
        let name = String(posting.account.code.prefix { $0 != ":" })
        balances[name] = try (balances[name] ?? .zero(posting.amount.currency)) + posting.amount
      }
      #expect(try Money.sum(balances.values, in: LedgerTests.euro).isZero)
      for cell in cells.dropFirst() where !cell.isEmpty {
        #expect(balances[cell[0]]?.decimalText ?? "0.00" == cell[1], "\(line)")
      }
    }
  }

  private static func entry(_ kind: String, _ amount: String) throws -> LedgerEntry? {
    let money = try Money(decimal: amount, euro)
    let payment = payment(money)
    return switch kind {
    case "charge": try .charge(bill(.invoice, money), category: "rent", on: day)
    case "credit": try .charge(bill(.creditNote, money), category: "rent", on: day)
    case "delivery": try .delivery(payment, on: day)
    case "settlement": try .settlement(payment, on: day)
    case "rejection": try .rejection(payment, on: day)
    case "returned": try .returned(payment, on: day)
    case "discount":
      try .relief(.discount, of: bill(.invoice, money), amount: money, from: .discount, on: day)
    case "write-off":
      try .relief(.writeOff, of: bill(.invoice, money), amount: money, from: .writtenOff, on: day)
    case "paid-elsewhere":
      try .relief(
        .paidElsewhere, of: bill(.invoice, money), amount: money, from: .elsewhere, on: day)
    default: nil
    }
  }

  private static func bill(_ type: BillType, _ amount: Money) -> Bill {
    Bill(
      id: id(1), billerID: id(2), type: type, kind: .transfer, format: .manual, currency: euro,
      amount: amount, createdAt: Instant(seconds: 0))
  }

  private static func payment(_ amount: Money) -> Payment {
    Payment(
      id: id(3), billID: id(1), billerID: id(2), methodID: id(4), payeeID: nil, rail: .iso20022,
      railName: "iso20022", amount: amount, executeOn: day, expectedSettle: day,
      createdAt: Instant(seconds: 0))
  }

  private static func id(_ byte: UInt8) -> RecordID {
    RecordID(sixteen: [UInt8](repeating: byte, count: 16))
  }

  private static let day = CalendarDate(dayNumber: 20_000)
  private static let euro = Money.testEuro
}

extension Money {
  /// The euro; the tests cannot run without it.
  fileprivate static var testEuro: Currency {
    guard let euro = Currency("EUR") else { preconditionFailure("EUR is a currency") }
    return euro
  }
}
