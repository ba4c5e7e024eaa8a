/// An amount of money: whole minor units of one currency.
///
/// Arithmetic is checked: it throws instead of wrapping, and never mixes currencies. There is no
/// way from or to a floating-point number.
package struct Money: Hashable, Sendable {
  /// The amount in minor units (cents for EUR, whole yen for JPY).
  package let minor: Int64
  package let currency: Currency

  package init(minor: Int64, _ currency: Currency) {
    self.minor = minor
    self.currency = currency
  }

  /// Nothing, in the given currency.
  package static func zero(_ currency: Currency) -> Money { Money(minor: 0, currency) }

  package var isZero: Bool { minor == 0 }
  package var isPositive: Bool { minor > 0 }
  package var isNegative: Bool { minor < 0 }
}

/// Why an amount could not be read or computed.
package enum MoneyError: Error, Equatable {
  /// The text is not a decimal number.
  case malformed(String)
  /// The number has more significant decimal places than the currency has minor units.
  case inexact(String, Currency)
  /// The amount does not fit in 64 bits of minor units.
  case overflow
  /// Two amounts of different currencies met.
  case mixedCurrencies(Currency, Currency)
}
