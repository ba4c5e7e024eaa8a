/// A currency of ISO 4217, with the number of its decimal places.
package struct Currency: Hashable, Sendable, Comparable, CustomStringConvertible {
  /// The alphabetic code, three capital letters (`EUR`).
  package let code: String
  /// The number of decimal places of the minor unit: 0 (JPY), 2 (EUR), 3 (KWD) or 4 (CLF).
  package let exponent: Int

  /// Looks a currency up by its alphabetic code, in any letter case.
  ///
  /// Returns nil for codes ISO 4217 list one does not hold, and for those without a minor unit
  /// (gold, test codes): no bill can be paid in them.
  package init?(_ code: String) {
    let upper = code.withASCIICapitals
    guard let exponent = CurrencyTable.exponents[upper] else { return nil }
    self.code = upper
    self.exponent = exponent
  }

  /// The number of minor units in one unit: 1, 100, 1 000 or 10 000.
  package var unit: Int64 {
    (0..<exponent).reduce(1) { scale, _ in scale * 10 }
  }

  package var description: String { code }

  package static func < (left: Currency, right: Currency) -> Bool { left.code < right.code }
}
