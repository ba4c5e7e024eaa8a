import BillCore
import Testing

@Suite struct AmountRuleTests {
  private func euro(_ minor: Int64) throws -> Money {
    Money(minor: minor, try #require(Currency("EUR")))
  }

  @Test func `the amount is what the basis says`() throws {
    let facts = AmountFacts(
      open: try euro(5_000), minimumDue: try euro(700),
      earlier: [try euro(100), try euro(101), try euro(103)])
    #expect(try AmountRule(.fixed(euro(42))).amount(facts) == euro(42))
    #expect(try AmountRule(.openAmount).amount(facts) == euro(5_000))
    #expect(try AmountRule(.minimumDue).amount(facts) == euro(700))
    #expect(try AmountRule(.last).amount(facts) == euro(100))
    #expect(try AmountRule(.average(of: 3)).amount(facts) == euro(101))
  }

  @Test func `an average is rounded half up and never otherwise`() throws {
    for first in 0...20 as ClosedRange<Int64> {
      for second in 1...20 as ClosedRange<Int64> {
        let facts = AmountFacts(earlier: [try euro(first), try euro(second)])
        let average = try AmountRule(.average(of: 2)).amount(facts)
        #expect(average.minor == (first + second + 1) / 2)
      }
    }
    let large = AmountFacts(earlier: [try euro(.max), try euro(1)])
    #expect(throws: AmountRefusal.tooLarge) { try AmountRule(.average(of: 2)).amount(large) }
  }

  @Test func `the first and the last payment may differ`() throws {
    let rule = try AmountRule(
      .fixed(euro(10)), cap: euro(50), first: euro(20), last: euro(30))
    #expect(try rule.amount(AmountFacts(isFirst: true)) == euro(20))
    #expect(try rule.amount(AmountFacts()) == euro(10))
    #expect(try rule.amount(AmountFacts(isLast: true)) == euro(30))
    #expect(try rule.amount(AmountFacts(isFirst: true, isLast: true)) == euro(20))
  }

  @Test func `what cannot be paid is refused by name`() throws {
    let none = AmountFacts()
    #expect(throws: AmountRefusal.noBill) { try AmountRule(.openAmount).amount(none) }
    #expect(throws: AmountRefusal.noMinimumDue) { try AmountRule(.minimumDue).amount(none) }
    #expect(throws: AmountRefusal.notEnoughHistory(needed: 1, found: 0)) {
      try AmountRule(.last).amount(none)
    }
    let one = AmountFacts(earlier: [try euro(5)])
    #expect(throws: AmountRefusal.notEnoughHistory(needed: 3, found: 1)) {
      try AmountRule(.average(of: 3)).amount(one)
    }
    let credit = AmountFacts(open: try euro(-5))
    #expect(throws: AmountRefusal.nothingToPay(try euro(-5))) {
      try AmountRule(.openAmount).amount(credit)
    }
    let dollar = Money(minor: 5, try #require(Currency("USD")))
    let mixed = AmountFacts(earlier: [try euro(5), dollar])
    #expect(throws: AmountRefusal.self) { try AmountRule(.average(of: 2)).amount(mixed) }
  }

  @Test func `more than the cap is refused, when it is said and when it is due`() throws {
    let rule = try AmountRule(.openAmount, cap: euro(100))
    #expect(try rule.amount(AmountFacts(open: euro(100))) == euro(100))
    #expect(throws: AmountRefusal.overCap(try euro(101), cap: try euro(100))) {
      try rule.amount(AmountFacts(open: euro(101)))
    }
    #expect(throws: AmountRefusal.overCap(try euro(101), cap: try euro(100))) {
      try AmountRule(.fixed(euro(101)), cap: euro(100))
    }
    #expect(throws: AmountRefusal.overCap(try euro(101), cap: try euro(100))) {
      try AmountRule(.fixed(euro(1)), cap: euro(100), first: euro(101))
    }
    #expect(throws: AmountRefusal.nothingToPay(try euro(0))) { try AmountRule(.fixed(euro(0))) }
    #expect(throws: AmountRefusal.averageOutOfRange(1)) { try AmountRule(.average(of: 1)) }
  }

  @Test(arguments: ["49.90", "open", "minimum", "last", "average-3"])
  func `words for an amount are read and written`(text: String) throws {
    let currency = try #require(Currency("EUR"))
    #expect(try AmountRule.Basis(text, currency).description == text)
  }

  @Test(arguments: ["", "all", "average-", "average-x", "49,90", "49.905", "Open"])
  func `other words for an amount are refused`(text: String) throws {
    let currency = try #require(Currency("EUR"))
    #expect(throws: MoneyError.self) { try AmountRule.Basis(text, currency) }
  }
}
