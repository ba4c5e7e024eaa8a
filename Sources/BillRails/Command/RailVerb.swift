/// What a program that moves money is asked; the word is its one argument.
package enum RailVerb: String, Sendable, Hashable, CaseIterable {
  /// What it can do.
  case capabilities
  /// Pays, once for each idempotency key.
  case submit
  /// What became of a payment.
  case status
  /// Asks for a payment not to be made.
  case cancel
}
