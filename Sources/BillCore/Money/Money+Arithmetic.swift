extension Money {
  /// The sum; throws `MoneyError.mixedCurrencies` or `.overflow`.
  package static func + (left: Money, right: Money) throws -> Money {
    try left.combined(with: right) { $0.addingReportingOverflow($1) }
  }

  /// The difference; throws `MoneyError.mixedCurrencies` or `.overflow`.
  package static func - (left: Money, right: Money) throws -> Money {
    try left.combined(with: right) { $0.subtractingReportingOverflow($1) }
  }

  /// The opposite amount; throws `MoneyError.overflow` for the smallest integer.
  package func negated() throws -> Money { try Money.zero(currency) - self }

  /// The smaller of two amounts; throws `MoneyError.mixedCurrencies`.
  package static func min(_ left: Money, _ right: Money) throws -> Money {
    guard left.currency == right.currency else {
      throw MoneyError.mixedCurrencies(left.currency, right.currency)
    }
    return left.minor < right.minor ? left : right
  }

  /// The sum of amounts that must all be of the given currency.
  package static func sum(_ amounts: some Sequence<Money>, in currency: Currency) throws -> Money {
    try amounts.reduce(.zero(currency)) { try $0 + $1 }
  }

  /// A share of the amount in hundredths of a percent, rounded half up in magnitude.
  ///
  /// Early-payment discounts are the one place where billctl rounds money. The product is computed
  /// in 128 bits: only a share that does not fit itself throws `MoneyError.overflow`.
  package func share(basisPoints: Int64) throws -> Money {
    let whole: UInt64 = 10_000
    let product = minor.magnitude.multipliedFullWidth(by: basisPoints.magnitude)
    guard product.high < whole else { throw MoneyError.overflow }
    let (quotient, remainder) = whole.dividingFullWidth(product)
    let (magnitude, overflow) = quotient.addingReportingOverflow(remainder * 2 >= whole ? 1 : 0)
    let isNegative = (minor < 0) != (basisPoints < 0)
    guard !overflow, let share = Int64(magnitude: magnitude, isNegative: isNegative) else {
      throw MoneyError.overflow
    }
    return Money(minor: share, currency)
  }

  /// The amount cut into parts that differ by at most one minor unit and add up to it exactly.
  package func split(into parts: Int) -> [Money] {
    precondition(parts > 0, "an amount is split into at least one part")
    let (quotient, remainder) = minor.quotientAndRemainder(dividingBy: Int64(parts))
    let step: Int64 = remainder < 0 ? -1 : 1
    return (0..<parts).map { part in
      let extra = Int64(part) < abs(remainder) ? step : 0
      return Money(minor: quotient + extra, currency)
    }
  }

  private func combined(
    with other: Money, _ operation: (Int64, Int64) -> (partialValue: Int64, overflow: Bool)
  ) throws -> Money {
    guard currency == other.currency else {
      throw MoneyError.mixedCurrencies(currency, other.currency)
    }
    let (result, overflow) = operation(minor, other.minor)
    guard !overflow else { throw MoneyError.overflow }
    return Money(minor: result, currency)
  }
}

extension Int64 {
  /// The integer of that magnitude and sign, or nil when it does not fit.
  fileprivate init?(magnitude: UInt64, isNegative: Bool) {
    guard isNegative else {
      self.init(exactly: magnitude)
      return
    }
    guard magnitude <= Int64.min.magnitude else { return nil }
    self.init(truncatingIfNeeded: 0 &- magnitude)
  }
}
