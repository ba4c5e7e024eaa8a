extension Money {
  /// The largest amount of a bill, in minor units: sums of thousands of such still fit.
  package static let largestBillMinor: Int64 = 1_000_000_000_000_000
}
