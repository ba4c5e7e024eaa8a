import BillCore
import Testing

@Suite struct MoneyLimitTests {
  private let euro: Currency
  private let beginning = Instant(seconds: 0)

  init() throws { euro = try #require(Currency("EUR")) }

  private func amount(_ minor: Int64) -> Money { Money(minor: minor, euro) }

  private func limit(_ perPayment: Int64?, _ perDay: Int64?) -> MoneyLimit {
    MoneyLimit(
      euro, perPayment: perPayment.map(amount), perDay: perDay.map(amount), setAt: beginning)
  }

  @Test func `A limit itself may leave, one cent more may not`() throws {
    let nothing = amount(0)
    #expect(try limit(100, nil).excess(of: [amount(100), amount(99)], used: nothing) == nil)
    #expect(
      try limit(100, nil).excess(of: [amount(1), amount(101)], used: nothing)
        == .perPayment(amount(101), limit: amount(100)))
    #expect(try limit(nil, 100).excess(of: [amount(40), amount(60)], used: nothing) == nil)
    #expect(
      try limit(nil, 100).excess(of: [amount(40), amount(60)], used: amount(1))
        == .perDay(amount(101), limit: amount(100)))
    #expect(try limit(nil, 100).excess(of: [], used: amount(500)) == nil)
  }

  @Test func `Lower is within higher, and anything is within none`() {
    let pairs: [(MoneyLimit, MoneyLimit?, Bool)] = [
      (limit(100, nil), nil, true), (limit(nil, nil), nil, true),
      (limit(100, 200), limit(100, 200), true), (limit(90, 200), limit(100, 200), true),
      (limit(101, 200), limit(100, 200), false), (limit(nil, 200), limit(100, 200), false),
      (limit(50, nil), limit(100, 200), false), (limit(50, 50), limit(100, nil), true),
    ]
    for (lower, higher, isWithin) in pairs {
      #expect(lower.isWithin(higher) == isWithin, "\(lower) \(String(describing: higher))")
    }
  }
}
