package import BillCore

/// The kind of service a credit transfer asks for.
package enum CreditTransferService: String, Sendable, Hashable, CaseIterable {
  /// A SEPA credit transfer in euro (service level SEPA, charges SLEV).
  case sepa
  /// A domestic transfer in CHF or EUR inside Switzerland and Liechtenstein (type D).
  case swiss
  /// Any other transfer: charges are shared, and banks may deduct theirs.
  case plain

  /// Why a transfer is not one of the two cheaper services.
  package enum Reason: Sendable, Hashable {
    /// Neither euro nor, inside Switzerland, francs.
    case currency(Currency)
    /// The debtor's account is not an IBAN of the area.
    case debtorOutside
    /// The creditor's account is not an IBAN of the area.
    case creditorOutside
    /// Both accounts are Swiss or of Liechtenstein.
    case bothSwiss
    /// Both accounts are IBANs of SEPA, in euro.
    case bothSEPA
  }

  /// The service two accounts and a currency call for, and why.
  package static func classify(
    debtorAccount: BankAccount, creditorAccount: BankAccount, currency: Currency
  ) -> (service: CreditTransferService, reasons: [Reason]) {
    let isDebtorSwiss = isIBAN(debtorAccount, of: swissCountries)
    let isCreditorSwiss = isIBAN(creditorAccount, of: swissCountries)
    if isDebtorSwiss && isCreditorSwiss && ["CHF", "EUR"].contains(currency.code) {
      return (.swiss, [.bothSwiss])
    }
    var reasons: [Reason] = []
    if currency.code != "EUR" { reasons.append(.currency(currency)) }
    if !isIBAN(debtorAccount, of: sepaCountries) { reasons.append(.debtorOutside) }
    if !isIBAN(creditorAccount, of: sepaCountries) { reasons.append(.creditorOutside) }
    return reasons.isEmpty ? (.sepa, [.bothSEPA]) : (.plain, reasons)
  }

  private static func isIBAN(_ account: BankAccount, of countries: Set<String>) -> Bool {
    account.scheme == .iban && countries.contains(String(account.number.prefix(2)))
  }

  private static let swissCountries: Set<String> = ["CH", "LI"]

  /// The IBAN country codes of the SEPA schemes' geographical scope (EPC409-09).
  private static let sepaCountries: Set<String> = [
    "AD", "AL", "AT", "BE", "BG", "CH", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GB", "GI",
    "GR", "HR", "HU", "IE", "IS", "IT", "LI", "LT", "LU", "LV", "MC", "MD", "ME", "MK", "MT", "NL",
    "NO", "PL", "PT", "RO", "RS", "SE", "SI", "SK", "SM", "VA",
  ]
}
