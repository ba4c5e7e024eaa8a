/// How a bank account number is built.
package enum AccountScheme: String, Sendable, Hashable, Codable, CaseIterable {
  /// ISO 13616 with valid check digits and a registered structure.
  case iban
  /// A United States account: ABA routing number as `agent`, account number as `number`.
  case aba
  /// Anything else an invoice may hold: a national number, a giro number, a masked or wrong IBAN.
  case other
}

/// A bank account as a payment names it.
package struct BankAccount: Hashable, Sendable, Codable {
  package var scheme: AccountScheme
  /// The account number without blanks; an IBAN in its compact form.
  package var number: String
  /// The bank: a BIC for `iban`, a routing number for `aba`, whatever was written for `other`.
  package var agent: String?
  /// The name on the account.
  package var name: String?

  package init(scheme: AccountScheme, number: String, agent: String? = nil, name: String? = nil) {
    self.scheme = scheme
    self.number = number
    self.agent = agent
    self.name = name
  }

  /// The last four characters, all that is shown of a number unless the user asks for more.
  package var last4: String { String(number.suffix(4)) }

  /// The number with all but the last four characters hidden: `…7510`.
  package var masked: String { "…\(last4)" }
}
