/// A discount for paying early (Skonto).
package struct EarlyPaymentDiscount: Hashable, Sendable, Codable {
  /// Hundredths of a percent: 200 is 2 %.
  package var basisPoints: Int64
  /// The number of days after the issue date within which it holds.
  package var days: Int
  /// What the percentage is taken of, when the document says so in minor units.
  package var baseMinor: Int64?

  package init(basisPoints: Int64, days: Int, baseMinor: Int64? = nil) {
    self.basisPoints = basisPoints
    self.days = days
    self.baseMinor = baseMinor
  }
}
