/// How a bill says it is to be paid.
package enum BillKind: String, Sendable, Hashable, CaseIterable {
  /// The receiver transfers the money (UNTDID 4461: 30, 31, 42, 58).
  case transfer
  /// The biller collects it under a mandate (49, 59).
  case directDebit = "direct-debit"
  /// A card is charged, or was (48, 54, 55).
  case card
  /// An online payment service (68).
  case online
  /// Nothing is left to pay.
  case paid
  /// The receiver issued it and is the seller (UNTDID 1001: 389).
  case selfBilled = "self-billed"
  /// The bill does not say, or says something billctl does not guess at.
  case unknown
}
