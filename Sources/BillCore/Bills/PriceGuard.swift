/// Says when an amount is far from what a biller charged before.
package enum PriceGuard {
  /// The earlier amounts that are looked at.
  private static let leastHistory = 3

  /// The usual amount when the new one is more than twice or less than half of it; nil when it is
  /// ordinary or there is too little history to tell.
  package static func usualAmount(differingFrom amount: Money, history: [Money]) -> Money? {
    let known = history.filter { $0.currency == amount.currency && $0.isPositive }
      .sorted { $0.minor < $1.minor }
    guard known.count >= leastHistory else { return nil }
    let median = known[known.count / 2]
    let isOrdinary = amount.minor / 2 <= median.minor && median.minor / 2 <= amount.minor
    return isOrdinary ? nil : median
  }
}
