/// The most that leaves an account in one currency unless the holder proves himself for the plan.
package struct MoneyLimit: Hashable, Sendable {
  package let currency: Currency
  /// The most for one payment; nil for no such limit.
  package var perPayment: Money?
  /// The most for all payments approved on one day; nil for no such limit.
  package var perDay: Money?
  /// When it became as low as it is: a mandate signed later was signed in its knowledge.
  package var setAt: Instant

  package init(
    _ currency: Currency, perPayment: Money? = nil, perDay: Money? = nil, setAt: Instant
  ) {
    self.currency = currency
    self.perPayment = perPayment
    self.perDay = perDay
    self.setAt = setAt
  }

  /// Whether nothing is limited.
  package var isEmpty: Bool { perPayment == nil && perDay == nil }

  /// What of a limit would be broken.
  package enum Excess: Hashable, Sendable {
    case perPayment(Money, limit: Money)
    /// Together with what was approved on the same day already.
    case perDay(Money, limit: Money)
  }

  /// The first part of the limit that payments break; nil where they keep within it.
  ///
  /// - Parameter used: what was approved on the same day already.
  /// - throws: `MoneyError` for a sum that is too large, or another currency.
  package func excess(of amounts: [Money], used: Money) throws -> Excess? {
    if let perPayment {
      for amount in amounts where try (amount - perPayment).isPositive {
        return .perPayment(amount, limit: perPayment)
      }
    }
    guard let perDay, !amounts.isEmpty else { return nil }
    let sum = try Money.sum(amounts + [used], in: currency)
    return try (sum - perDay).isPositive ? .perDay(sum, limit: perDay) : nil
  }

  /// Whether nothing leaves under it that another one, or none, would have stopped.
  package func isWithin(_ other: MoneyLimit?) -> Bool {
    func isLower(_ mine: Money?, _ theirs: Money?) -> Bool {
      guard let theirs else { return true }
      return mine.map { $0.minor <= theirs.minor } ?? false
    }
    return isLower(perPayment, other?.perPayment) && isLower(perDay, other?.perDay)
  }
}
