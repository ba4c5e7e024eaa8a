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

  /// The smaller of two amounts of one currency.
  package static func min(_ left: Money, _ right: Money) throws -> Money {
    try (left - right).isNegative ? left : right
  }

  /// The sum of amounts that must all be of the given currency.
  package static func sum(_ amounts: some Sequence<Money>, in currency: Currency) throws -> Money {
    try amounts.reduce(.zero(currency)) { try $0 + $1 }
  }

  /// A share of the amount in hundredths of a percent, rounded half up in magnitude.
  ///
  /// Early-payment discounts are the one place where billctl rounds money.
  package func share(basisPoints: Int64) throws -> Money {
    let (product, overflow) = minor.multipliedReportingOverflow(by: basisPoints)
    guard !overflow else { throw MoneyError.overflow }
    let half: Int64 = product < 0 ? -5_000 : 5_000
    let (sum, sumOverflow) = product.addingReportingOverflow(half)
    guard !sumOverflow else { throw MoneyError.overflow }
    return Money(minor: sum / 10_000, currency)
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
