import BillCore

extension RunPlanner {
  /// Refuses a payment above a limit of the account; else it counts for the day.
  ///
  /// - throws: `RunRefusal.accountLimit`.
  mutating func keepWithinLimits(_ payment: Payment) throws {
    guard let root = payment.mandateRoot, let mandate = books.mandates[root]?.mandate else {
      throw RunRefusal.noMandate
    }
    if let excess = try limits.excess(of: payment, mandateOf: mandate.createdAt) {
      throw RunRefusal.accountLimit(excess)
    }
    try limits.count(payment)
  }
}
