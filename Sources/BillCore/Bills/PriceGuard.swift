/// Says when an amount is far from what a biller charged before.
package enum PriceGuard {
  /// The earlier amounts that are looked at.
  private static let leastHistory = 3

  /// The usual amount when the new one is more than twice or less than half of it; nil when it is
  /// ordinary or there is too little history to tell.
  package static func usualAmount(differingFrom amount: Money, history: [Money]) -> Money? {
    guard let usual = usualAmount(of: history.filter { $0.currency == amount.currency }) else {
      return nil
    }
    return isFar(amount, from: usual) ? usual : nil
  }

  /// The median of amounts of one currency; nil for fewer than three.
  package static func usualAmount(of history: [Money]) -> Money? {
    let known = history.filter(\.isPositive).sorted { $0.minor < $1.minor }
    return known.count >= leastHistory ? known[known.count / 2] : nil
  }

  /// Whether an amount is more than twice or less than half of the usual one.
  package static func isFar(_ amount: Money, from usual: Money) -> Bool {
    amount.minor / 2 > usual.minor || usual.minor / 2 > amount.minor
  }
}
