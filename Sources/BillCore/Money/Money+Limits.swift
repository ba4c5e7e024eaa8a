extension Money {
  /// The largest amount of a bill, in minor units: sums of thousands of such still fit.
  package static let largestBillMinor: Int64 = 1_000_000_000_000_000

  /// Whether a bill may have the amount, or its opposite.
  package var fitsABill: Bool { minor.magnitude <= Money.largestBillMinor.magnitude }

  /// Reads an amount that somebody states, as `init(decimal:)` does.
  ///
  /// - throws: `MoneyError`; `.overflow` for more than any bill has.
  package init(stated text: some StringProtocol, _ currency: Currency) throws {
    try self.init(decimal: text, currency)
    guard fitsABill else { throw MoneyError.overflow }
  }
}
