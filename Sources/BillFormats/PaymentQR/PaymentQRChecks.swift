/// The checks of account numbers and references that payment QR codes need.
enum PaymentQRChecks {
  /// The compact IBAN with right check digits (ISO 13616), or nil.
  static func iban(_ text: String) -> String? {
    let compact = text.filter { $0 != " " }.uppercased()
    let bytes = Array(compact.utf8)
    guard (15...34).contains(bytes.count), bytes[0].isLetter, bytes[1].isLetter,
      let check = Int(compact.dropFirst(2).prefix(2)), (2...98).contains(check),
      bytes.allSatisfy({ $0.isDigit || $0.isLetter }), mod97(bytes[4...] + bytes[..<4]) == 1
    else { return nil }
    return compact
  }

  /// Whether a Swiss or Liechtenstein IBAN is a QR-IBAN: its bank's number is 30000 to 31999.
  static func isQRIBAN(_ iban: String) -> Bool {
    Int(iban.dropFirst(4).prefix(5)).map { (30_000...31_999).contains($0) } ?? false
  }

  /// Whether it is a QR reference: 27 digits, the last by modulo 10 recursive.
  static func isQRReference(_ text: String) -> Bool {
    let table = [0, 9, 4, 6, 8, 2, 7, 1, 3, 5]
    let digits = text.utf8.map { Int($0) - 0x30 }
    guard digits.count == 27, digits.allSatisfy({ (0...9).contains($0) }) else { return false }
    let carry = digits.dropLast().reduce(0) { table[($0 + $1) % 10] }
    return (10 - carry) % 10 == digits[26]
  }

  /// The compact creditor reference (ISO 11649) with right check digits, or nil.
  static func creditorReference(_ text: String) -> String? {
    let compact = text.filter { $0 != " " }.uppercased()
    let bytes = Array(compact.utf8)
    guard (5...25).contains(bytes.count), compact.hasPrefix("RF"), bytes[2].isDigit,
      bytes[3].isDigit, bytes.allSatisfy({ $0.isDigit || $0.isLetter }),
      mod97(bytes[4...] + bytes[..<4]) == 1
    else { return nil }
    return compact
  }

  /// Whether it is built like a BIC (ISO 9362).
  static func isBIC(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    return (bytes.count == 8 || bytes.count == 11)
      && bytes.allSatisfy { $0.isDigit || (0x41...0x5A).contains($0) }
      && bytes[4..<6].allSatisfy(\.isLetter)
  }

  private static func mod97(_ bytes: ArraySlice<UInt8>) -> Int {
    bytes.reduce(0) { remainder, byte in
      byte.isDigit
        ? (remainder * 10 + Int(byte - 0x30)) % 97
        : (remainder * 100 + Int(byte - 0x41) + 10) % 97
    }
  }
}
