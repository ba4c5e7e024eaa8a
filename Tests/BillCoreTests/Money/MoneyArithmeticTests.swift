import BillCore
import BillTestSupport
import Testing

struct MoneyArithmeticTests {
  let euro: Currency
  let franc: Currency

  init() throws {
    euro = try #require(Currency("EUR"))
    franc = try #require(Currency("CHF"))
  }

  private func money(_ minor: Int64) -> Money { Money(minor: minor, euro) }

  @Test func `sums and differences are exact`() throws {
    #expect(try money(1999) + money(1) == money(2000))
    #expect(try money(0) - money(7) == money(-7))
    #expect(try Money.sum([money(1), money(2), money(-5)], in: euro) == money(-2))
    #expect(try Money.sum([], in: franc) == .zero(franc))
  }

  @Test func `currencies never mix`() {
    let error = MoneyError.mixedCurrencies(euro, franc)
    let francs = Money(minor: 1, franc)
    #expect(throws: error) { try money(1) + francs }
    #expect(throws: error) { try money(1) - francs }
    #expect(throws: error) { try Money.min(money(1), francs) }
    #expect(throws: error) { try Money.sum([francs], in: euro) }
  }

  @Test func `the ends of the range overflow instead of wrapping`() throws {
    #expect(throws: MoneyError.overflow) { try money(.max) + money(1) }
    #expect(throws: MoneyError.overflow) { try money(.min) - money(1) }
    #expect(throws: MoneyError.overflow) { try money(.min).negated() }
    #expect(try money(.max).negated() == money(-.max))
    #expect(try money(.min) + money(.max) == money(-1))
  }

  @Test func `the smaller of two amounts is found at any distance`() throws {
    #expect(try Money.min(money(.max), money(.min)) == money(.min))
    #expect(try Money.min(money(3), money(4)) == money(3))
  }

  @Test func `every split of 0 to 200 cents by 1 to 7 adds up in parts that differ by a cent`() {
    for cents in Int64(-200)...200 {
      for parts in 1...7 {
        let split = money(cents).split(into: parts).map(\.minor)
        #expect(split.count == parts)
        #expect(split.reduce(0, +) == cents)
        #expect((split.max() ?? 0) - (split.min() ?? 0) <= 1)
      }
    }
  }

  @Test func `the ends of the range split too`() {
    for minor in [Int64.min, .max] {
      #expect(money(minor).split(into: 1).map(\.minor) == [minor])
      #expect(money(minor).split(into: 7).map(\.minor).reduce(0, +) == minor)
    }
  }

  @Test(
    arguments: [
      (10_000, 200, 200), (1, 5_000, 1), (1, 4_999, 0), (-1, 5_000, -1), (-1, 4_999, 0),
      (12_345, 300, 370), (12_350, 300, 371), (99, 0, 0), (100, -250, -3), (-100, -250, 3),
      (Int64.max, 10_000, Int64.max), (Int64.min, 10_000, Int64.min),
      (Int64.min, -5_000, 4_611_686_018_427_387_904), (5_000, Int64.max, 4_611_686_018_427_387_904),
    ] as [(Int64, Int64, Int64)])
  func `a share is rounded half up in magnitude`(
    minor: Int64, basisPoints: Int64, share: Int64
  ) throws {
    #expect(try money(minor).share(basisPoints: basisPoints) == money(share))
  }

  @Test func `a share that does not fit overflows`() {
    #expect(throws: MoneyError.overflow) { try money(.max).share(basisPoints: 10_001) }
    #expect(throws: MoneyError.overflow) { try money(.min).share(basisPoints: -10_000) }
    #expect(throws: MoneyError.overflow) { try money(.max).share(basisPoints: .max) }
    #expect(throws: MoneyError.overflow) { try money(.min).share(basisPoints: .min) }
  }

  @Test(arguments: SeededGenerator.seeds)
  func `a share and the rest are within half a cent of exact`(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    for _ in 0..<1_000 {
      let minor = Int64.random(in: -10_000_000...10_000_000, using: &generator)
      let points = Int64.random(in: 0...10_000, using: &generator)
      let share = try money(minor).share(basisPoints: points).minor
      #expect(abs(share * 10_000 - minor * points) <= 5_000, "\(minor) at \(points)")
    }
  }
}
