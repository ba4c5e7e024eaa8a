/// Which way a bill moves what is owed.
package enum BillType: String, Sendable, Hashable, CaseIterable {
  /// Money owed to the biller.
  case invoice
  /// Money the biller owes: a credit.
  case creditNote = "credit-note"
}
