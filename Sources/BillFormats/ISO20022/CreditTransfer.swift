package import BillCore

/// One credit transfer of a payment-information block (ISO 20022 pain.001 `CdtTrfTxInf`).
package struct CreditTransfer: Hashable, Sendable {
  /// `EndToEndId`: at most 35 characters, unique in the message.
  package var endToEndID: String
  package var amount: Money
  package var creditorName: String
  package var creditorAddress: PostalAddress?
  package var creditorAccount: BankAccount
  package var reference: RemittanceReference?
  /// `Purp/Cd`: a code of ISO 20022's external purpose list.
  package var purpose: String?
  /// The name of the party the creditor collects for.
  package var ultimateCreditor: String?

  package init(
    endToEndID: String, amount: Money, creditorName: String, creditorAddress: PostalAddress? = nil,
    creditorAccount: BankAccount, reference: RemittanceReference? = nil, purpose: String? = nil,
    ultimateCreditor: String? = nil
  ) {
    self.endToEndID = endToEndID
    self.amount = amount
    self.creditorName = creditorName
    self.creditorAddress = creditorAddress
    self.creditorAccount = creditorAccount
    self.reference = reference
    self.purpose = purpose
    self.ultimateCreditor = ultimateCreditor
  }
}
