import BillCore

extension SwissQRBill {
  /// Reads a payload; throws `CaptureError` where it breaks the guidelines.
  package init(reading payload: [UInt8]) throws(CaptureError) {
    let lines = try SwissQRBill.lines(payload)
    let account = try SwissQRBill.iban(lines[4])
    iban = account.compact
    guard let creditor = try SwissQRAddress(lines, first: 5, party: "creditor") else {
      throw .missing("creditor")
    }
    self.creditor = creditor
    for number in 12...18 where !lines[number].isEmpty {
      throw .invalid(
        field: "ultimate creditor", value: lines[number], reason: "reserved for future use")
    }
    guard let currency = Currency(lines[20]), ["CHF", "EUR"].contains(lines[20]) else {
      throw .invalid(field: "currency", value: lines[20], reason: "neither CHF nor EUR")
    }
    self.currency = currency
    amount = try SwissQRBill.amount(lines[19], currency)
    debtor = try SwissQRAddress(lines, first: 21, party: "debtor")
    guard let type = ReferenceType(rawValue: lines[28]) else {
      throw .invalid(
        field: "reference type", value: lines[28], reason: "none of QRR, SCOR and NON")
    }
    referenceType = type
    reference = try SwissQRBill.reference(lines[29], type, iban: account)
    message = try lines.optional(30, "message", most: 140)
    guard lines[31] == "EPD" else {
      throw .invalid(field: "trailer", value: lines[31], reason: "EPD expected")
    }
    billInformation = try lines.optional(32, "bill information", most: 140)
    let together =
      (message ?? "").unicodeScalars.count
      + (billInformation ?? "").unicodeScalars.count
    guard together <= 140 else {
      throw .invalid(
        field: "message", value: message ?? "",
        reason: "message and bill information are longer than 140 characters together")
    }
    alternativeSchemes = []
    for number in [33, 34] {
      if let scheme = try lines.optional(number, "alternative scheme", most: 100) {
        alternativeSchemes.append(scheme)
      }
    }
  }

  /// The lines, with the header checked (`QRType`, `Version`, `Coding`).
  private static func lines(_ payload: [UInt8]) throws(CaptureError) -> PaymentQRLines {
    let bytes = payload.starts(with: PaymentQRLines.mark) ? payload.dropFirst(3) : payload[...]
    guard let text = String(strictUTF8: bytes) else {
      throw .malformed(detail: "a Swiss QR code that is not UTF-8", line: nil)
    }
    let lines = try PaymentQRLines(text)
    guard lines[1] == "SPC" else { throw .notABill(found: "text that is no Swiss QR code") }
    // The minor version must be ignored: 0200, 0201, 0230 are all version 2.
    guard lines[2].utf8.count == 4, lines[2].hasPrefix("02"), lines[2].utf8.allSatisfy(\.isDigit)
    else { throw .invalid(field: "version", value: lines[2], reason: "not version 2 (02xx)") }
    guard lines[3] == "1" else {
      throw .invalid(field: "coding", value: lines[3], reason: "not 1 (UTF-8, Latin letters)")
    }
    guard (31...34).contains(lines.count) else {
      throw .malformed(
        detail: "a Swiss QR code of \(lines.count) lines instead of 31 to 34", line: nil)
    }
    guard lines.length <= 997 else {
      throw .malformed(detail: "a Swiss QR code longer than 997 characters", line: nil)
    }
    return lines
  }

  private static func iban(_ text: String) throws(CaptureError) -> IBAN {
    guard !text.isEmpty else { throw .missing("IBAN") }
    guard let iban = PaymentQRChecks.iban(text), iban.compact == text else {
      throw .invalid(field: "IBAN", value: text, reason: "not an IBAN with right check digits")
    }
    guard iban.country == "CH" || iban.country == "LI" else {
      throw .invalid(field: "IBAN", value: text, reason: "neither Swiss nor of Liechtenstein")
    }
    return iban
  }

  // At most 12 characters, a point and two decimals, no leading zeros (`CcyAmt/Amt`).
  private static func amount(
    _ text: String, _ currency: Currency
  ) throws(CaptureError) -> Money? {
    guard !text.isEmpty else { return nil }
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    let isPlain = parts.allSatisfy { $0.utf8.allSatisfy(\.isDigit) }
    guard isPlain, parts.count == 2, (1...9).contains(parts[0].utf8.count),
      parts[1].utf8.count == 2, parts[0] == "0" || !parts[0].hasPrefix("0"),
      // why: the form was just checked; what is left to fail is reported the same way.
      let amount = try? Money(decimal: text, currency)
    else {
      throw .invalid(
        field: "amount", value: text, reason: "not of the form 0.00 to 999999999.99")
    }
    return amount
  }

  private static func reference(
    _ text: String, _ type: ReferenceType, iban: IBAN
  ) throws(CaptureError) -> String? {
    guard iban.isQRIBAN == (type == .qr) else {
      throw .invalid(
        field: "reference type", value: type.rawValue,
        reason: "a QR-IBAN goes with a QR reference, and only with it")
    }
    switch type {
    case .qr:
      guard PaymentQRChecks.qrReference(text)?.compact == text else {
        throw .invalid(
          field: "reference", value: text, reason: "not 27 digits with the right check digit")
      }
    case .creditor:
      guard PaymentQRChecks.creditorReference(text)?.compact == text else {
        throw .invalid(
          field: "reference", value: text, reason: "not a creditor reference (ISO 11649)")
      }
    case .none:
      guard text.isEmpty else {
        throw .invalid(field: "reference", value: text, reason: "must be empty with NON")
      }
    }
    return text.isEmpty ? nil : text
  }
}
