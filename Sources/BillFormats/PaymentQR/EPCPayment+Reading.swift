import BillCore

extension EPCPayment {
  /// Reads a payload; throws `CaptureError` where it breaks EPC069-12.
  package init(reading payload: [UInt8]) throws(CaptureError) {
    let (lines, charset) = try EPCPayment.lines(payload)
    self.charset = charset
    version = lines[2]
    guard version == "001" || version == "002" else {
      throw .invalid(field: "version", value: version, reason: "neither 001 nor 002")
    }
    guard lines[4] == "SCT" else {
      throw .invalid(field: "identification", value: lines[4], reason: "SCT expected")
    }
    bic = try EPCPayment.bic(lines[5], version: version)
    name = try lines.required(6, "beneficiary name", most: 70)
    guard !lines[7].isEmpty else { throw .missing("IBAN") }
    guard let iban = PaymentQRChecks.iban(lines[7])?.compact else {
      throw .invalid(field: "IBAN", value: lines[7], reason: "not an IBAN with right check digits")
    }
    self.iban = iban
    guard let euro = Currency("EUR") else { throw .missing("currency") }
    currency = euro
    amount = try EPCPayment.amount(lines[8], euro)
    purpose = try lines.optional(9, "purpose", most: 4)
    structured = try lines.optional(10, "structured remittance", most: 35)
    unstructured = try lines.optional(11, "unstructured remittance", most: 140)
    guard structured == nil || unstructured == nil else {
      throw .invalid(
        field: "remittance", value: lines[10],
        reason: "both structured and unstructured, which exclude each other")
    }
    note = try lines.optional(12, "note to the payer", most: 70)
  }

  /// The lines in the alphabet the third one names (1 is UTF-8, 2 to 8 parts of ISO 8859).
  private static func lines(
    _ payload: [UInt8]
  ) throws(CaptureError) -> (PaymentQRLines, charset: String) {
    let bytes = payload.starts(with: PaymentQRLines.mark) ? payload.dropFirst(3) : payload[...]
    let head = bytes.split(separator: 0x0A, maxSplits: 3, omittingEmptySubsequences: false)
    let third = head.count > 2 ? String(decoding: head[2], as: UTF8.self) : ""
    let charset = third.filter { $0 != "\r" }
    let text = try text(Array(bytes), charset: charset)
    let lines = try PaymentQRLines(text)
    guard lines[1] == "BCD" else { throw .notABill(found: "text that is no EPC QR code") }
    // Empty lines behind the last field say nothing, however many a program adds.
    guard lines.count >= 7, lines.filledCount <= 12 else {
      throw .malformed(
        detail: "an EPC QR code of \(lines.count) lines instead of 7 to 12", line: nil)
    }
    // The limit is on what the code holds: in UTF-8 bytes, in ISO 8859 one byte a character.
    let size = charset == "1" ? lines.byteCount : lines.length
    guard size <= 331 else {
      throw .malformed(detail: "an EPC QR code longer than 331 bytes", line: nil)
    }
    return (lines, charset)
  }

  private static func text(_ bytes: [UInt8], charset: String) throws(CaptureError) -> String {
    let parts = ["2": 1, "3": 2, "4": 4, "5": 5, "6": 7, "7": 10, "8": 15]
    guard charset == "1" || parts[charset] != nil else {
      throw .invalid(field: "character set", value: charset, reason: "not 1 to 8")
    }
    // Whatever the line says, a scanner hands text on as UTF-8; text of an ISO 8859 alphabet
    // that happens to be valid UTF-8 does not occur in names.
    if let text = String(strictUTF8: bytes) { return text }
    guard let part = parts[charset], let text = ISO8859(part: part)?.decode(bytes) else {
      throw .malformed(detail: "an EPC QR code that is not in its character set", line: nil)
    }
    return text
  }

  private static func bic(_ text: String, version: String) throws(CaptureError) -> String? {
    guard !text.isEmpty else {
      if version == "001" { throw .missing("BIC") }
      return nil
    }
    guard let bic = PaymentQRChecks.bic(text) else {
      throw .invalid(field: "BIC", value: text, reason: "no business identifier code (ISO 9362)")
    }
    return bic.compact
  }

  // `EUR` and 0.01 to 999999999.99, with a point and at most two decimals.
  private static func amount(
    _ text: String, _ euro: Currency
  ) throws(CaptureError) -> Money? {
    guard !text.isEmpty else { return nil }
    let number = text.dropFirst(3)
    let parts = number.split(separator: ".", omittingEmptySubsequences: false)
    let isPlain = parts.allSatisfy { !$0.isEmpty && $0.utf8.allSatisfy(\.isDigit) }
    guard text.hasPrefix("EUR"), isPlain, (1...2).contains(parts.count), parts[0].utf8.count <= 9,
      parts.count == 1 || parts[1].utf8.count <= 2,
      // why: the form was just checked; what is left to fail is reported the same way.
      let amount = try? Money(decimal: number, euro), amount.isPositive
    else {
      throw .invalid(
        field: "amount", value: text, reason: "not of the form EUR0.01 to EUR999999999.99")
    }
    return amount
  }
}
