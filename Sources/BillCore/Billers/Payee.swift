/// A biller's account as far as it may be seen without the key.
package struct Payee: Hashable, Sendable {
  package var id: RecordID
  package var billerID: RecordID
  package var scheme: AccountScheme
  package var last4: String
  /// The name on the account.
  package var name: String?
  package var address: PostalAddress?
  /// ISO 3166-1 code of the account's country, from the IBAN.
  package var country: String?
  /// BIC or routing number.
  package var agent: String?
  /// Whether the account is a QR-IBAN, which needs a QR reference.
  package var isQRIBAN: Bool
  /// A keyed hash by which equal accounts are found.
  package var accountHash: [UInt8]
  package var state: PayeeState
  /// Raised at each change of the sealed row.
  package var version: UInt32
  package var createdAt: Instant

  package init(
    id: RecordID, billerID: RecordID, account: BankAccount, isQRIBAN: Bool,
    accountHash: [UInt8], createdAt: Instant
  ) {
    self.id = id
    self.billerID = billerID
    self.scheme = account.scheme
    self.last4 = account.last4
    self.name = account.name
    self.country = account.scheme == .iban ? String(account.number.prefix(2)) : nil
    self.agent = account.agent
    self.isQRIBAN = isQRIBAN
    self.accountHash = accountHash
    self.state = .offered
    self.version = 1
    self.createdAt = createdAt
  }
}

/// How far an account of a biller is trusted.
package enum PayeeState: String, Sendable, Hashable, CaseIterable {
  /// A document named it; nobody has said yes to it.
  case offered
  /// The holder accepted it with step-up.
  case accepted
  /// A document named it for a biller that was known under other accounts.
  case suspected
  /// Its number was sealed under a key that is gone; it has to be named again.
  case lost
}
