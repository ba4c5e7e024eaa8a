package import BillCore

/// Credit transfers of one debtor account, execution date and service (pain.001 `PmtInf`).
package struct PaymentInformation: Hashable, Sendable {
  /// `PmtInfId`: at most 35 characters, unique in the message.
  package var id: String
  package var service: CreditTransferService
  package var debtorName: String
  package var debtorAddress: PostalAddress?
  package var debtorAccount: BankAccount
  package var executionDate: CalendarDate
  /// `CtgyPurp/Cd`: a code of ISO 20022's external category purpose list.
  package var categoryPurpose: String?
  /// Whether the account shows one sum for the block; nil leaves it to the bank.
  package var batchBooking: Bool?
  package var transfers: [CreditTransfer]

  package init(
    id: String, service: CreditTransferService, debtorName: String,
    debtorAddress: PostalAddress? = nil, debtorAccount: BankAccount, executionDate: CalendarDate,
    categoryPurpose: String? = nil, batchBooking: Bool? = nil, transfers: [CreditTransfer]
  ) {
    self.id = id
    self.service = service
    self.debtorName = debtorName
    self.debtorAddress = debtorAddress
    self.debtorAccount = debtorAccount
    self.executionDate = executionDate
    self.categoryPurpose = categoryPurpose
    self.batchBooking = batchBooking
    self.transfers = transfers
  }
}
