/// How much may leave under one schedule, whatever its rule says; nil means no such limit.
///
/// The most for one payment is the amount rule's `cap`.
package struct ScheduleLimits: Hashable, Sendable {
  /// The most for all payments executed in one calendar month.
  package var perMonth: Money?
  /// The most for all payments together.
  package var total: Money?
  /// How many payments there may be.
  package var count: Int?

  package init(perMonth: Money? = nil, total: Money? = nil, count: Int? = nil) {
    self.perMonth = perMonth
    self.total = total
    self.count = count
  }

  /// What left, or is about to leave, under the schedule so far.
  package struct Use: Hashable, Sendable {
    package var inMonth: Money
    package var total: Money
    package var count: Int

    package init(inMonth: Money, total: Money, count: Int) {
      self.inMonth = inMonth
      self.total = total
      self.count = count
    }

    /// What the payments of a schedule came to; `month` is the one they are executed in.
    ///
    /// Whatever may have left counts: not what was rejected, returned, failed or taken back. Throws
    /// `MoneyError` for a sum that is too large.
    package init(_ payments: [Payment], in currency: Currency, month: CalendarMonth) throws {
      let counted = payments.filter { $0.state.reserves }
      let ofMonth = counted.filter { CalendarMonth($0.executeOn) == month }
      self.init(
        inMonth: try Money.sum(ofMonth.map(\.amount), in: currency),
        total: try Money.sum(counted.map(\.amount), in: currency), count: counted.count)
    }
  }

  /// Which limit one more payment would break.
  package enum Excess: Error, Hashable, Sendable {
    case perMonth(Money, limit: Money)
    case total(Money, limit: Money)
    case count(limit: Int)
  }

  /// Refuses a payment that breaks a limit; throws `Excess` or `MoneyError`.
  package func check(_ amount: Money, after use: Use) throws {
    if let count, use.count >= count { throw Excess.count(limit: count) }
    if let perMonth {
      let sum = try use.inMonth + amount
      if try (sum - perMonth).isPositive { throw Excess.perMonth(sum, limit: perMonth) }
    }
    if let total {
      let sum = try use.total + amount
      if try (sum - total).isPositive { throw Excess.total(sum, limit: total) }
    }
  }
}
