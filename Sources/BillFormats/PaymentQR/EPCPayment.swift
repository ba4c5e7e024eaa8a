package import BillCore

/// What an EPC QR code says: a SEPA credit transfer to be made (EPC069-12).
package struct EPCPayment: Hashable, Sendable {
  /// `001` or `002`.
  package var version: String
  /// 1 to 8, as written.
  package var charset: String
  /// The beneficiary's bank; mandatory in version 001.
  package var bic: String?
  /// The beneficiary.
  package var name: String
  /// Compact.
  package var iban: String
  /// In EUR; nil where the payer chooses.
  package var amount: Money?
  /// Purpose code (AT-44), up to four characters.
  package var purpose: String?
  /// Structured remittance information, up to 35 characters; mostly an ISO 11649 reference.
  package var structured: String?
  /// Unstructured remittance information, up to 140 characters.
  package var unstructured: String?
  /// What the biller tells the payer.
  package var note: String?
  package let currency: Currency

  // The members of the European Economic Area, where an IBAN is enough.
  private static let economicArea: Set<Substring> = [
    "AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU", "IE", "IS",
    "IT", "LI", "LT", "LU", "LV", "MT", "NL", "NO", "PL", "PT", "RO", "SE", "SI", "SK",
    // Territories of theirs with IBANs of their own.
    "AX", "GF", "GP", "MQ", "RE", "YT", "BL", "MF", "PM",
  ]

  /// What was odd but does not stop a payment, in words for the user.
  package var warnings: [String] {
    var warnings: [String] = []
    if bic == nil, !EPCPayment.economicArea.contains(iban.prefix(2)) {
      warnings.append("no BIC for an IBAN outside the EEA")
    }
    if let structured, PaymentQRChecks.creditorReference(structured) == nil {
      warnings.append("structured reference is not a valid RF reference")
    }
    return warnings
  }

  /// The payable side of it.
  package var captured: CapturedBill {
    let name = DocumentText.line(self.name)
    var bill = CapturedBill(
      format: .epcQR, kind: .transfer, currency: currency, supplier: CapturedParty(name: name))
    bill.payable = amount
    bill.accounts = [BankAccount(scheme: .iban, number: iban, agent: bic, name: name)]
    bill.terms = note
    bill.warnings = warnings
    if let structured {
      // A number that is no RF reference must not be sent as one: banks would refuse it.
      bill.reference =
        PaymentQRChecks.creditorReference(structured).map { .creditorReference($0.compact) }
        ?? .text(structured)
    } else {
      bill.reference = unstructured.map(RemittanceReference.text)
    }
    return bill
  }
}
