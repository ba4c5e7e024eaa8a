extension PayDay: CustomStringConvertible {
  /// The text by which it is stored and signed: what becomes of closed days, and the recurrence.
  package var description: String { "\(rule.rawValue) \(recurrence)" }

  /// Reads exactly what `description` writes; nil for anything else.
  package init?(canonical text: String) {
    let parts = text.split(separator: " ", maxSplits: 1)
    guard parts.count == 2, let rule = BusinessDayRule(rawValue: String(parts[0])),
      // why: text that no recurrence wrote is not a pay-day either.
      let recurrence = try? Recurrence(canonical: String(parts[1]))
    else { return nil }
    self.init(recurrence, rule: rule)
  }
}
