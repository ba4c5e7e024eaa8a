import BillCore

extension Schedule {
  /// The account's limit that a payment of the schedule may break; nil where none can.
  func brokenLimit(_ limits: [MoneyLimit]) -> Money? {
    let limit = limits.first { $0.currency == currency }
    guard let lowest = [limit?.perPayment, limit?.perDay].compactMap({ $0?.minor }).min() else {
      return nil
    }
    let fixed: Money? = if case .fixed(let amount) = amount.basis { amount } else { nil }
    // Without a cap it may be anything.
    let most = (amount.cap ?? fixed)?.minor ?? .max
    return most > lowest ? Money(minor: lowest, currency) : nil
  }
}
