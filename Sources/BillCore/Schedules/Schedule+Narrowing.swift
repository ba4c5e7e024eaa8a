extension Schedule {
  /// Whether it lets no more money out than another version did, and none elsewhere or earlier.
  ///
  /// Smaller amounts and limits and a nearer end are narrower; every other difference is not.
  package func isWithin(_ other: Schedule) -> Bool {
    guard isLess(amount.cap, other.amount.cap), isLess(limits.perMonth, other.limits.perMonth),
      isLess(limits.total, other.limits.total),
      other.limits.count == nil || limits.count ?? .max <= other.limits.count ?? .max,
      isLower(other.amount), endsNoLater(other)
    else { return false }
    var same = self
    (same.amount, same.limits, same.occasion) = (other.amount, other.limits, other.occasion)
    // What no mandate signs does not matter.
    (same.name, same.version, same.state) = (other.name, other.version, other.state)
    (same.pausedUntil, same.plannedThrough) = (other.pausedUntil, other.plannedThrough)
    same.nextOn = other.nextOn
    return same == other
  }

  // No limit is more than any.
  private func isLess(_ limit: Money?, _ other: Money?) -> Bool {
    guard let other else { return true }
    return limit.map { $0.minor <= other.minor } ?? false
  }

  private func isLower(_ other: AmountRule) -> Bool {
    func isLower(_ amount: Money?, _ other: Money?) -> Bool {
      switch (amount, other) {
      case (nil, nil): true
      case (let amount?, let other?): amount.minor <= other.minor
      case (nil, _?), (_?, nil): false
      }
    }
    guard isLower(amount.first, other.first), isLower(amount.last, other.last) else {
      return false
    }
    if case .fixed(let fixed) = amount.basis, case .fixed(let before) = other.basis {
      return fixed.minor <= before.minor
    }
    return amount.basis == other.basis
  }

  private func endsNoLater(_ other: Schedule) -> Bool {
    if occasion == other.occasion { return true }
    guard let dates = recurrence, let before = other.recurrence, dates.start == before.start,
      dates.end <= before.end
    else { return false }
    var rule = dates.rule
    rule.end = before.rule.end
    return rule == before.rule
  }
}
