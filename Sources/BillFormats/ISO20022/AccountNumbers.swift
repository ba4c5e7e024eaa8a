/// The checks of account numbers and references that a payment message depends on.
enum AccountNumbers {
  /// Whether a compact text is an IBAN by form and check digits (ISO 13616, ISO 7064 MOD 97-10).
  static func isIBAN(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    guard (15...34).contains(bytes.count), bytes[0..<2].allSatisfy(isCapital),
      bytes[2..<4].allSatisfy(isDigit), let check = Int(text.dropFirst(2).prefix(2)),
      (2...98).contains(check)
    else { return false }
    return remainder97(bytes[4...] + bytes[..<4]) == 1
  }

  /// Whether an IBAN is a Swiss QR-IBAN: its institution number is 30000 to 31999.
  static func isQRIBAN(_ iban: String) -> Bool {
    guard isSwiss(iban), let institution = swissInstitution(iban).flatMap({ Int($0) }) else {
      return false
    }
    return (30_000...31_999).contains(institution)
  }

  static func isSwiss(_ iban: String) -> Bool { iban.hasPrefix("CH") || iban.hasPrefix("LI") }

  /// The five digits of a Swiss IBAN that name the institution (IID).
  static func swissInstitution(_ iban: String) -> String? {
    guard isSwiss(iban), iban.utf8.count == 21 else { return nil }
    return String(iban.dropFirst(4).prefix(5))
  }

  /// Whether a compact text is an ISO 11649 creditor reference.
  static func isCreditorReference(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    guard (5...25).contains(bytes.count), bytes.starts(with: "RF".utf8),
      bytes[2..<4].allSatisfy(isDigit)
    else { return false }
    return remainder97(bytes[4...] + bytes[..<4]) == 1
  }

  /// Whether a text is a Swiss QR reference: 27 digits, the last by recursive modulo 10.
  static func isQRReference(_ text: String) -> Bool {
    let table = [0, 9, 4, 6, 8, 2, 7, 1, 3, 5]
    guard text.utf8.count == 27, text.utf8.allSatisfy(isDigit) else { return false }
    let carry = text.utf8.dropLast().reduce(0) { table[($0 + Int($1) - 48) % 10] }
    return text.utf8.last.map { Int($0) - 48 } == (10 - carry) % 10
  }

  /// Whether a text is a business identifier code of 8 or 11 characters (ISO 9362).
  static func isBIC(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    guard bytes.count == 8 || bytes.count == 11, bytes[..<6].allSatisfy(isCapital) else {
      return false
    }
    return bytes[6...].allSatisfy { isCapital($0) || isDigit($0) }
  }

  private static func remainder97(_ bytes: some Sequence<UInt8>) -> Int? {
    var remainder = 0
    for byte in bytes {
      if isDigit(byte) {
        remainder = (remainder * 10 + Int(byte) - 48) % 97
      } else if isCapital(byte) {
        remainder = (remainder * 100 + Int(byte) - 55) % 97
      } else {
        return nil
      }
    }
    return remainder
  }

  static func isDigit(_ byte: UInt8) -> Bool { (48...57).contains(byte) }
  static func isCapital(_ byte: UInt8) -> Bool { (65...90).contains(byte) }
}
