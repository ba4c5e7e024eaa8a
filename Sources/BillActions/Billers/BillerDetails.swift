package import BillCore

/// The facts of a biller as a user states them; nil leaves what is known.
package struct BillerFacts: Sendable, Hashable {
  package var name: String?
  package var paidBy: PaidBy?
  package var customerNumber: String?
  package var supportPhone: String?
  package var supportEmail: String?
  package var url: String?
  package var termsDays: Int?
  package var category: String?
  package var vatID: String?
  package var legalID: String?
  package var address: PostalAddress?
  /// The rails it can be reached by; empty lets every suitable one.
  package var rails: [RailKind]?

  package init() {}

  /// Puts what was stated into a biller.
  ///
  /// - throws: `BillerError`, `PhoneNumberError`, `EmailAddressError`.
  func apply(to biller: inout Biller) throws {
    if let name {
      guard !BillerMatch.nameKey(name).isEmpty else { throw BillerError.emptyName }
      biller.name = name
    }
    if let termsDays {
      guard (0...3650).contains(termsDays) else { throw BillerError.badTerms(termsDays) }
      biller.termsDays = termsDays
    }
    if let category {
      guard !category.isEmpty, !category.contains(where: { $0.isWhitespace || $0 == ":" }) else {
        throw BillerError.badCategory(category)
      }
      biller.category = category.lowercased()
    }
    biller.paidBy = paidBy ?? biller.paidBy
    biller.customerNumber = customerNumber ?? biller.customerNumber
    biller.supportPhone = try supportPhone.map { try PhoneNumber($0).e164 } ?? biller.supportPhone
    biller.supportEmail = try supportEmail.map { try EmailAddress($0).text } ?? biller.supportEmail
    biller.url = url ?? biller.url
    biller.vatID = BillerMatch.identifierKey(vatID) ?? biller.vatID
    biller.legalID = BillerMatch.identifierKey(legalID) ?? biller.legalID
    biller.address = address ?? biller.address
    biller.rails = rails ?? biller.rails
  }
}

/// An account of a biller as a user states it.
package struct StatedAccount: Sendable, Hashable {
  /// An IBAN, or an account number beside `routing`.
  package var number: String
  package var routing: String?
  package var bic: String?
  /// The name on the account; the biller's without it.
  package var name: String?

  package init(number: String, routing: String? = nil, bic: String? = nil, name: String? = nil) {
    self.number = number
    self.routing = routing
    self.bic = bic
    self.name = name
  }

  /// The checked account.
  ///
  /// - throws: `IBANError`, `BICError`, `RoutingNumberError`, `WalletError`.
  package func account(of billerName: String) throws -> BankAccount {
    try AddBank.account(number: number, routing: routing, bic: bic, holder: name ?? billerName)
  }
}

/// Why a biller cannot be made or changed.
package enum BillerError: Error, Equatable {
  case emptyName
  /// Terms that are not 0 to 3650 days.
  case badTerms(Int)
  /// A category is one word.
  case badCategory(String)
  /// A biller of that name or identifier is here.
  case alreadyThere(RecordID, name: String)
  case nothingToChange
  /// Archived, or not, as asked for.
  case noChange(name: String, isArchived: Bool)
  /// The biller has bills that are still to be paid.
  case hasOpenBills(name: String, count: Int)
}
