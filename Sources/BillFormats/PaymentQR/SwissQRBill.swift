package import BillCore

/// What a Swiss QR code says (SIX Implementation Guidelines QR-bill 2.x, chapter 4).
package struct SwissQRBill: Hashable, Sendable {
  /// How the payment is referenced (`RmtInf/Tp`).
  package enum ReferenceType: String, Hashable, Sendable, CaseIterable {
    /// A QR reference, which goes with a QR-IBAN and with nothing else.
    case qr = "QRR"
    /// An ISO 11649 creditor reference.
    case creditor = "SCOR"
    case none = "NON"
  }

  /// Compact; Swiss or Liechtenstein.
  package var iban: String
  package var creditor: SwissQRAddress
  /// CHF or EUR.
  package var currency: Currency
  /// Nil where the payer chooses; zero where it must not be used for payment.
  package var amount: Money?
  package var debtor: SwissQRAddress?
  package var referenceType: ReferenceType
  package var reference: String?
  /// Unstructured message (`AddInf/Ustrd`).
  package var message: String?
  /// Bill information as written (`AddInf/StrdBkgInf`).
  package var billInformation: String?
  /// Parameters of other ways to pay, at most two.
  package var alternativeSchemes: [String]

  /// Whether the account is a QR-IBAN.
  package var isQRIBAN: Bool { PaymentQRChecks.iban(iban)?.isQRIBAN ?? false }

  /// The bill information in Swico's syntax, or nil where it is something else.
  package var swico: SwicoBillInformation? { billInformation.flatMap(SwicoBillInformation.init) }

  /// Whether it only tells of a payment and must not be used for one.
  package var isNotification: Bool { amount?.isZero == true }

  /// What was odd but does not stop a payment, in words for the user.
  package var warnings: [String] {
    var warnings: [String] = []
    if creditor.kind == .combined || debtor?.kind == .combined {
      warnings.append("combined address: refused by Swiss banks since 22 November 2025")
    }
    return warnings
  }

  /// The payable side of it.
  package var captured: CapturedBill {
    let swico = swico
    let name = DocumentText.line(creditor.name)
    var bill = CapturedBill(
      format: .swissQR, kind: isNotification ? .paid : .transfer, currency: currency,
      supplier: CapturedParty(
        name: name, vatID: swico?.vatNumber, address: creditor.postal))
    bill.payable = amount
    bill.accounts = [BankAccount(scheme: .iban, number: iban, name: name)]
    bill.reference = remittance
    // Beside a structured reference the message is only for whoever pays.
    bill.terms = referenceType == .none ? nil : message
    bill.number = swico?.invoiceNumber
    bill.issued = swico?.invoiceDate
    bill.due = swico?.due
    bill.dueDates = swico?.due.map { [$0] } ?? []
    bill.discounts = swico?.discounts ?? []
    bill.warnings = warnings
    return bill
  }

  private var remittance: RemittanceReference? {
    switch (referenceType, reference) {
    case (.qr, let reference?): .qrReference(reference)
    case (.creditor, let reference?): .creditorReference(reference)
    case (.none, _), (.qr, nil), (.creditor, nil): message.map(RemittanceReference.text)
    }
  }
}
