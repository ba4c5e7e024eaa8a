extension Bill {
  /// Reads the least the bill asks for.
  ///
  /// - throws: `MoneyError`, `MinimumDueError`.
  package func minimum(_ text: String) throws -> Money {
    let minimum = try Money(stated: text, currency)
    guard type == .invoice else { throw MinimumDueError.creditNote }
    guard minimum.isPositive, minimum.minor <= amount?.minor ?? .max else {
      throw MinimumDueError.outOfRange(minimum, amount: amount)
    }
    return minimum
  }

  /// What is left to pay of the minimum when so much of the bill is open, never more than that;
  /// nil where the bill names none.
  package func minimumLeft(open: Money) throws -> Money? {
    guard let minimumDue, let amount else { return nil }
    return try Money.min(minimumDue - (amount - open), open)
  }
}

/// Why a bill cannot ask for so little.
package enum MinimumDueError: Error, Hashable, Sendable {
  /// Nothing, or more than the bill itself.
  case outOfRange(Money, amount: Money?)
  case creditNote
}
