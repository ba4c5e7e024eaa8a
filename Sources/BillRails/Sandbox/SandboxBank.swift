package import BillCore

/// The pretended bank of test homes: what it answers depends only on the method's number.
package enum SandboxBank {
  /// What the pretended bank does with a payment.
  package enum Behaviour: String, Sendable, Hashable, CaseIterable {
    /// Takes it, and settles it at the next look.
    case approve
    /// Declines the method.
    case decline
    /// There is not enough money.
    case insufficientFunds = "insufficient-funds"
    /// Does not answer; nobody can tell whether it was paid.
    case timeOut = "time-out"
    /// Takes and settles it, and sends the money back later.
    case lateReturn = "late-return"
  }

  /// The test accounts; they belong to no bank.
  package static let accounts: [String: Behaviour] = [
    "DE93999999990000000001": .approve, "DE66999999990000000002": .decline,
    "DE39999999990000000003": .insufficientFunds, "DE12999999990000000004": .timeOut,
    "DE82999999990000000005": .lateReturn,
  ]

  /// The last four digits of the test cards.
  package static let cards: [String: Behaviour] = [
    "1111": .approve, "0002": .decline, "9995": .insufficientFunds, "0119": .timeOut,
    "5126": .lateReturn,
  ]

  /// What the pretended bank does with a method; nil for a number that is none of its own.
  package static func behaviour(account: String?, cardLast4: String) -> Behaviour? {
    account.map { accounts[$0] } ?? cards[cardLast4]
  }

  /// The next state of a payment that was sent, at one look of the bank; nil when it stays.
  package static func next(_ state: PaymentState, _ behaviour: Behaviour) -> PaymentState? {
    switch (behaviour, state) {
    case (.approve, .sent), (.lateReturn, .sent): .settled
    case (.lateReturn, .settled): .returned
    default: nil  // why: every other pair of state and behaviour rests
    }
  }
}
