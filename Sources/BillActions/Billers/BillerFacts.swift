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
