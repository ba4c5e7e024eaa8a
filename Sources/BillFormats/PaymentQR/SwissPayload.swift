package import BillCore

/// The text of a Swiss QR code (SPC version 0200, with structured addresses only).
package struct SwissPayload: Hashable, Sendable {
  /// A party with its address.
  package struct Party: Hashable, Sendable {
    package var name: String
    package var address: PostalAddress

    package init(name: String, address: PostalAddress) {
      self.name = name
      self.address = address
    }
  }

  /// Compact; of Switzerland or Liechtenstein.
  package var iban: String
  package var creditor: Party
  package var currency: Currency
  /// Nil where the payer fills it in.
  package var amount: Money?
  package var debtor: Party?
  /// A QR reference with a QR-IBAN, else a creditor reference, text or nothing.
  package var reference: RemittanceReference?
  /// The message beside a structured reference.
  package var message: String?
  /// Coded information for the payer's software, such as Swico's S1.
  package var billInformation: String?
  /// Parameters of up to two alternative schemes.
  package var alternatives: [String]

  package init(
    iban: String, creditor: Party, currency: Currency, amount: Money? = nil, debtor: Party? = nil,
    reference: RemittanceReference? = nil, message: String? = nil, billInformation: String? = nil,
    alternatives: [String] = []
  ) {
    self.iban = iban
    self.creditor = creditor
    self.currency = currency
    self.amount = amount
    self.debtor = debtor
    self.reference = reference
    self.message = message
    self.billInformation = billInformation
    self.alternatives = alternatives
  }

  /// The lines of the payload, ended by LF, at most 997 characters (SPS QR-bill).
  package func bytes() throws(SwissPayloadError) -> [UInt8] {
    guard AccountNumbers.isIBAN(iban), AccountNumbers.swissInstitution(iban) != nil else {
      throw .badIBAN(iban)
    }
    var lines = ["SPC", "0200", "1", iban] + (try creditor.lines())
    lines += [String](repeating: "", count: 7)  // The ultimate creditor, reserved for later.
    lines += [try amountText(), currency.code]
    if let debtor {
      lines += try debtor.lines()
    } else {
      lines += [String](repeating: "", count: 7)
    }
    lines += try referenceLines() + additionalLines()
    let text = lines.joined(separator: "\n")
    guard text.unicodeScalars.count <= 997 else { throw .tooLong(field: "payload", limit: 997) }
    return Array(text.utf8)
  }

  private func amountText() throws(SwissPayloadError) -> String {
    guard ["CHF", "EUR"].contains(currency.code) else { throw .badCurrency(currency) }
    guard let amount else { return "" }
    guard amount.currency == currency, (1...99_999_999_999).contains(amount.minor) else {
      throw .badAmount(amount)
    }
    return amount.decimalText
  }

  /// A QR-IBAN takes a QR reference and nothing else; no other IBAN takes one.
  private func referenceLines() throws(SwissPayloadError) -> [String] {
    let isQRIBAN = AccountNumbers.isQRIBAN(iban)
    switch reference {
    case .qrReference(let number):
      guard isQRIBAN else { throw .needsQRIBAN }
      guard AccountNumbers.isQRReference(number) else { throw .badReference(number) }
      return ["QRR", number]
    case .creditorReference(let number):
      guard !isQRIBAN else { throw .needsQRReference }
      guard AccountNumbers.isCreditorReference(number) else { throw .badReference(number) }
      return ["SCOR", number]
    case .text, nil:
      guard !isQRIBAN else { throw .needsQRReference }
      return ["NON", ""]
    }
  }

  /// The message, the trailer, and what follows it only where there is something.
  private func additionalLines() throws(SwissPayloadError) -> [String] {
    var words = message
    if case .text(let text) = reference {
      guard message == nil else { throw .twoMessages }
      words = text
    }
    let spoken = try SwissPayload.checked("message", words ?? "", limit: 140)
    let coded = try SwissPayload.checked("billInformation", billInformation ?? "", limit: 140)
    guard spoken.unicodeScalars.count + coded.unicodeScalars.count <= 140 else {
      throw .tooLong(field: "message", limit: 140)
    }
    guard alternatives.count <= 2 else { throw .tooLong(field: "alternatives", limit: 2) }
    var lines = [spoken, "EPD", coded]
    for scheme in alternatives {
      lines.append(try SwissPayload.checked("alternatives", scheme, limit: 100))
    }
    while lines.last == "" { lines.removeLast() }
    return lines
  }
}
