/// How much a schedule pays each time.
package struct AmountRule: Hashable, Sendable {
  package let basis: Basis
  /// More than this is never paid: a larger amount is refused, not cut down to it.
  package let cap: Money?
  /// What the first payment is, whatever the basis says.
  package let first: Money?
  /// What the last payment is, whatever the basis says.
  package let last: Money?

  /// Throws `AmountRefusal` for a stated amount that could never be paid under the cap.
  package init(
    _ basis: Basis, cap: Money? = nil, first: Money? = nil, last: Money? = nil
  ) throws(AmountRefusal) {
    self.basis = basis
    self.cap = cap
    self.first = first
    self.last = last
    let fixed: Money? = if case .fixed(let amount) = basis { amount } else { nil }
    for amount in [fixed, first, last].compactMap({ $0 }) { try check(amount) }
    if case .average(let count) = basis, !AmountRule.averageRange.contains(count) {
      throw .averageOutOfRange(count)
    }
  }

  /// Of how many payments an average may be.
  package static let averageRange = 2...36

  /// What the amount is taken from.
  package enum Basis: Hashable, Sendable {
    case fixed(Money)
    /// What is open of the bill.
    case openAmount
    /// The least the bill asks for.
    case minimumDue
    /// What was paid the last time.
    case last
    /// The average of the last payments, rounded half up to a minor unit.
    case average(of: Int)
  }
}

/// What is known when an amount is wanted.
package struct AmountFacts: Hashable, Sendable {
  package var open: Money?
  package var minimumDue: Money?
  /// Earlier payments to the biller, the newest first.
  package var earlier: [Money]
  package var isFirst: Bool
  package var isLast: Bool

  package init(
    open: Money? = nil, minimumDue: Money? = nil, earlier: [Money] = [], isFirst: Bool = false,
    isLast: Bool = false
  ) {
    self.open = open
    self.minimumDue = minimumDue
    self.earlier = earlier
    self.isFirst = isFirst
    self.isLast = isLast
  }
}

/// Why there is no amount to pay.
package enum AmountRefusal: Error, Hashable, Sendable {
  case noBill
  case noMinimumDue
  case notEnoughHistory(needed: Int, found: Int)
  /// Nothing is open, or they owe you.
  case nothingToPay(Money)
  case overCap(Money, cap: Money)
  case mixedCurrencies(Currency, Currency)
  case averageOutOfRange(Int)
  case tooLarge
}

extension AmountRule {
  /// The amount of a payment; throws `AmountRefusal` when there is none that may be paid.
  package func amount(_ facts: AmountFacts) throws(AmountRefusal) -> Money {
    let amount = try uncapped(facts)
    try check(amount)
    return amount
  }

  private func uncapped(_ facts: AmountFacts) throws(AmountRefusal) -> Money {
    if facts.isFirst, let first { return first }
    if facts.isLast, let last { return last }
    switch basis {
    case .fixed(let amount): return amount
    case .openAmount:
      guard let open = facts.open else { throw .noBill }
      return open
    case .minimumDue:
      guard let minimum = facts.minimumDue else { throw .noMinimumDue }
      return minimum
    case .last:
      guard let latest = facts.earlier.first else { throw .notEnoughHistory(needed: 1, found: 0) }
      return latest
    case .average(let count):
      return try AmountRule.average(facts.earlier.prefix(count), needed: count)
    }
  }

  private func check(_ amount: Money) throws(AmountRefusal) {
    guard amount.isPositive else { throw .nothingToPay(amount) }
    guard let cap else { return }
    guard cap.currency == amount.currency else {
      throw .mixedCurrencies(amount.currency, cap.currency)
    }
    guard amount.minor <= cap.minor else { throw .overCap(amount, cap: cap) }
  }

  private static func average(
    _ amounts: ArraySlice<Money>, needed: Int
  ) throws(AmountRefusal) -> Money {
    guard amounts.count == needed, let currency = amounts.first?.currency else {
      throw .notEnoughHistory(needed: needed, found: amounts.count)
    }
    do {
      let sum = try Money.sum(amounts, in: currency).minor
      let (quotient, remainder) = sum.quotientAndRemainder(dividingBy: Int64(needed))
      return Money(minor: quotient + (remainder * 2 >= Int64(needed) ? 1 : 0), currency)
    } catch MoneyError.mixedCurrencies(let left, let right) {
      throw .mixedCurrencies(left, right)
    } catch {
      throw .tooLarge
    }
  }
}
