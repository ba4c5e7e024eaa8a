import BillCore
import BillStore

/// What leaves an account without step-up: the account's own limits, and those of `config.toml`,
/// which can only lower them; with what was approved in the last 24 hours already.
struct AccountLimits {
  private let own: [MoneyLimit]
  private let configured: [MoneyLimit]
  private var used: [Currency: Money] = [:]

  init(_ access: ReadAccess, _ reader: BookReader) throws {
    own = try reader.limits()
    configured = try access.home.configuration().limits
    guard !own.isEmpty || !configured.isEmpty else { return }
    // Hours, and not a civil day, which would end at once for whoever changes the zone.
    let dayAgo = access.world.now.adding(seconds: -24 * 3600)
    for payment in try reader.payments(approvedSince: dayAgo) { try count(payment) }
  }

  /// Counts a payment for the day.
  mutating func count(_ payment: Payment) throws {
    let currency = payment.amount.currency
    used[currency] = try (used[currency] ?? .zero(currency)) + payment.amount
  }

  /// The first limit that payments break together with what was approved in the last 24 hours.
  func excess(of amounts: [Money]) throws -> MoneyLimit.Excess? {
    for limit in own + configured {
      if let excess = try excess(of: amounts, over: limit) { return excess }
    }
    return nil
  }

  /// The same for a payment of a mandate.
  ///
  /// A mandate that was signed in the knowledge of a limit of the account pays what by itself is
  /// above it, because signing took the step-up that paying it takes. Of what is in `config.toml`
  /// no signature knows.
  func excess(of payment: Payment, mandateOf signed: Instant) throws -> MoneyLimit.Excess? {
    for limit in configured {
      if let excess = try excess(of: [payment.amount], over: limit) { return excess }
    }
    for limit in own where limit.currency == payment.amount.currency {
      guard let excess = try excess(of: [payment.amount], over: limit) else { continue }
      let alone = try limit.excess(of: [payment.amount], used: .zero(limit.currency))
      if alone == nil || signed <= limit.setAt { return excess }
    }
    return nil
  }

  // Amounts of other currencies have limits of their own.
  private func excess(of amounts: [Money], over limit: MoneyLimit) throws -> MoneyLimit.Excess? {
    try limit.excess(
      of: amounts.filter { $0.currency == limit.currency },
      used: used[limit.currency] ?? .zero(limit.currency))
  }
}
