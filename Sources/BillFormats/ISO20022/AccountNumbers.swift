import BillCore

/// What a payment message depends on, asked of BillCore; numbers count only in their compact form.
enum AccountNumbers {
  /// Whether a compact text is an IBAN (ISO 13616).
  static func isIBAN(_ text: String) -> Bool { iban(text) != nil }

  /// Whether a compact text is a Swiss QR-IBAN.
  static func isQRIBAN(_ text: String) -> Bool { iban(text)?.isQRIBAN ?? false }

  /// The five digits of a Swiss IBAN that name the institution (IID); nil for any other number.
  static func swissInstitution(_ text: String) -> String? {
    guard let iban = iban(text), ["CH", "LI"].contains(iban.country) else { return nil }
    return iban.bankCode
  }

  /// Whether a compact text is an ISO 11649 creditor reference.
  static func isCreditorReference(_ text: String) -> Bool {
    // why: the caller says itself what it found in place of a reference.
    (try? CreditorReference(text))?.compact == text
  }

  /// Whether a compact text is a Swiss QR reference.
  static func isQRReference(_ text: String) -> Bool {
    // why: the caller says itself what it found in place of a reference.
    (try? QRReference(text))?.compact == text
  }

  /// Whether a text in capitals is a business identifier code (ISO 9362).
  static func isBIC(_ text: String) -> Bool {
    // why: the caller says itself what it found in place of a code.
    (try? BIC(text))?.compact == text
  }

  private static func iban(_ text: String) -> IBAN? {
    // why: the caller says itself what it found in place of an IBAN.
    guard let iban = try? IBAN(text), iban.compact == text else { return nil }
    return iban
  }

  static func isDigit(_ byte: UInt8) -> Bool { (48...57).contains(byte) }
  static func isCapital(_ byte: UInt8) -> Bool { (65...90).contains(byte) }
}
