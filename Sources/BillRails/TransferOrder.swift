package import BillCore

/// A payment with the account numbers it needs, on its way to a rail; lives in memory only.
package struct TransferOrder: Sendable {
  package var payment: Payment
  /// The account the money comes from; nil for a card.
  package var debtor: BankAccount?
  package var debtorName: String
  package var debtorAddress: PostalAddress?
  /// The account the money goes to; nil where the rail needs none.
  package var creditor: BankAccount?
  package var creditorName: String
  package var creditorAddress: PostalAddress?

  package init(
    payment: Payment, debtor: BankAccount?, debtorName: String, debtorAddress: PostalAddress?,
    creditor: BankAccount?, creditorName: String, creditorAddress: PostalAddress?
  ) {
    self.payment = payment
    self.debtor = debtor
    self.debtorName = debtorName
    self.debtorAddress = debtorAddress
    self.creditor = creditor
    self.creditorName = creditorName
    self.creditorAddress = creditorAddress
  }
}
