import BillCore
import BillTestSupport
import Testing

/// Random histories of bills and payments, in entries alone.
struct LedgerPropertyTests {
  @Test(arguments: SeededGenerator.seeds)
  func `whatever happens, entries cancel and accounts say what the payments say`(seed: UInt64)
    throws
  {
    var generator = SeededGenerator(seed: seed)
    var history = try EntryHistory()
    for _ in 0..<400 {
      try history.happen(&generator)
      #expect(try Money.sum(history.accounts.values, in: history.euro).isZero)
      let delivered = history.sum { $0.isDelivered }
      let settled = history.sum { $0 == .settled }
      #expect(history["clearing"] == settled - delivered)
      #expect(history["funding"] == -settled)
      #expect(history["payable"] == delivered - history.charged + history.credited)
      #expect(history["expense"] == history.charged - history.credited)
      // Nothing comes back that was not sent: neither account is ever more than empty.
      #expect(history["clearing"] <= 0 && history["funding"] <= 0)
    }
    #expect(history.payments.count > 20 && history.charged > 0 && history.credited > 0)
  }
}

/// Charges, credit notes, and payments that move through their states.
private struct EntryHistory {
  let euro: Currency
  var accounts: [String: Money] = [:]
  var payments: [Payment] = []
  var charged: Int64 = 0
  var credited: Int64 = 0

  init() throws { euro = try #require(Currency("EUR")) }

  /// What stands in the accounts whose code begins so, in cents.
  subscript(prefix: String) -> Int64 {
    accounts.filter { $0.key.hasPrefix(prefix) }.map(\.value.minor).reduce(0, +)
  }

  func sum(where holds: (PaymentState) -> Bool) -> Int64 {
    payments.filter { holds($0.state) }.map(\.amount.minor).reduce(0, +)
  }

  mutating func happen(_ generator: inout SeededGenerator) throws {
    let amount = Money(minor: Int64.random(in: 1...90_000, using: &generator), euro)
    switch Int.random(in: 0..<8, using: &generator) {
    case 0: try charge(.invoice, amount)
    case 1: try charge(.creditNote, amount)
    case 2: payments.append(payment(amount, RecordID(random: &generator)))
    default: try move(&generator)
    }
  }

  private mutating func charge(_ type: BillType, _ amount: Money) throws {
    let bill = Bill(
      id: EntryHistory.biller, billerID: EntryHistory.biller, type: type, kind: .transfer,
      format: .manual, currency: euro, amount: amount, createdAt: Instant(seconds: 0))
    try post(LedgerEntry.charge(bill, category: "rent", on: EntryHistory.day))
    if type == .invoice { charged += amount.minor } else { credited += amount.minor }
  }

  private func payment(_ amount: Money, _ id: RecordID) -> Payment {
    var payment = Payment(
      id: id, billID: nil, billerID: EntryHistory.biller, methodID: EntryHistory.biller,
      payeeID: nil, rail: .iso20022, railName: "bank", amount: amount,
      executeOn: EntryHistory.day, expectedSettle: EntryHistory.day,
      createdAt: Instant(seconds: 0))
    payment.state = .approved
    return payment
  }

  // The entries that a move makes; what is settled at once was delivered too.
  private mutating func move(_ generator: inout SeededGenerator) throws {
    guard let index = payments.indices.randomElement(using: &generator) else { return }
    let payment = payments[index]
    let followers = payment.state.successors.sorted { $0.rawValue < $1.rawValue }
    guard let next = followers.randomElement(using: &generator) else { return }
    if next.isDelivered, !payment.state.isDelivered {
      try post(.delivery(payment, on: EntryHistory.day))
    }
    if next == .settled { try post(.settlement(payment, on: EntryHistory.day)) }
    if payment.state.isDelivered, next == .rejected || next == .returned {
      let isSettled = payment.state == .settled
      try post(
        isSettled
          ? .returned(payment, on: EntryHistory.day) : .rejection(payment, on: EntryHistory.day))
    }
    payments[index].state = next
  }

  private mutating func post(_ entry: LedgerEntry?) throws {
    for posting in entry?.postings ?? [] {
      let before = accounts[posting.account.code] ?? .zero(euro)
      accounts[posting.account.code] = try before + posting.amount
    }
  }

  private static let day = CalendarDate(dayNumber: 20_000)
  private static let biller = RecordID(sixteen: [UInt8](repeating: 2, count: 16))
}

extension RecordID {
  /// A seeded identity.
  fileprivate init(random generator: inout SeededGenerator) {
    self.init(sixteen: (0..<16).map { _ in UInt8.random(in: 0...255, using: &generator) })
  }
}
