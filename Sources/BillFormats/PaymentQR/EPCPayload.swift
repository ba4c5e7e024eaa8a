package import BillCore

/// The text of a SEPA credit transfer QR code (EPC069-12 version 002, UTF-8).
package struct EPCPayload: Hashable, Sendable {
  package var name: String
  /// Compact.
  package var iban: String
  package var bic: String?
  /// In euro.
  package var amount: Money
  package var reference: RemittanceReference?
  /// A code of ISO 20022's external purpose list, up to four characters.
  package var purpose: String?
  /// What the payer's app may show beside the payment (beneficiary to originator information).
  package var information: String?

  package init(
    name: String, iban: String, bic: String? = nil, amount: Money,
    reference: RemittanceReference? = nil, purpose: String? = nil
  ) {
    self.name = name
    self.iban = iban
    self.bic = bic
    self.amount = amount
    self.reference = reference
    self.purpose = purpose
  }

  /// The largest version of the symbol a payload may be drawn in, at level M (EPC069-12).
  package static let maxSymbolVersion = 13

  /// The lines of the payload, ended by LF and without empty lines at the end.
  package func bytes() throws(EPCPayloadError) -> [UInt8] {
    var structured = ""
    var text = ""
    switch reference {
    case .creditorReference(let number):
      guard AccountNumbers.isCreditorReference(number) else {
        throw .badReference(.creditorReference(number))
      }
      structured = number
    case .text(let words): text = try EPCPayload.checked("remittance", words, limit: 140)
    case .qrReference(let number): throw .badReference(.qrReference(number))
    case nil: break
    }
    var lines = [
      "BCD", "002", "1", "SCT", try checkedBIC(), try EPCPayload.checked("name", name, limit: 70),
      try checkedIBAN(), try amountText(), try checkedPurpose(), structured, text,
      try information.map { words throws(EPCPayloadError) in
        try EPCPayload.checked("information", words, limit: 70)
      } ?? "",
    ]
    while lines.last == "" { lines.removeLast() }
    let bytes = Array(lines.joined(separator: "\n").utf8)
    guard bytes.count <= 331 else { throw .tooLong(field: "payload", limit: 331) }
    return bytes
  }

  private func checkedIBAN() throws(EPCPayloadError) -> String {
    guard AccountNumbers.isIBAN(iban), !AccountNumbers.isQRIBAN(iban) else { throw .badIBAN(iban) }
    return iban
  }

  private func checkedBIC() throws(EPCPayloadError) -> String {
    guard let bic else {
      guard !EPCPayload.countriesWithBIC.contains(iban.prefix(2)) else {
        throw .missing(field: "bic")
      }
      return ""
    }
    guard AccountNumbers.isBIC(bic) else { throw .badCode(bic) }
    return bic
  }

  /// SEPA outside the EEA, where version 002 leaves the BIC mandatory (EPC069-12).
  private static let countriesWithBIC: Set<Substring> = [
    "AD", "AL", "CH", "GB", "GI", "MC", "MD", "ME", "MK", "RS", "SM", "VA",
  ]

  private func checkedPurpose() throws(EPCPayloadError) -> String {
    guard let purpose else { return "" }
    let isCode = purpose.utf8.allSatisfy {
      AccountNumbers.isCapital($0) || AccountNumbers.isDigit($0)
    }
    guard isCode, (1...4).contains(purpose.utf8.count) else { throw .badCode(purpose) }
    return purpose
  }

  private func amountText() throws(EPCPayloadError) -> String {
    guard amount.currency.code == "EUR", (1...99_999_999_999).contains(amount.minor) else {
      throw .badAmount(amount)
    }
    return "EUR" + amount.decimalText
  }

  private static func checked(
    _ field: String, _ text: String, limit: Int
  ) throws(EPCPayloadError) -> String {
    guard text.contains(where: { !$0.isWhitespace }) else { throw .missing(field: field) }
    guard text.unicodeScalars.count <= limit else { throw .tooLong(field: field, limit: limit) }
    guard text.unicodeScalars.allSatisfy({ $0.value >= 32 && $0.value != 127 }) else {
      throw .lineBreak(field: field)
    }
    return text
  }
}
