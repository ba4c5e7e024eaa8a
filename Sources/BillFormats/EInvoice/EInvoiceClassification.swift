import BillCore

/// Tells account numbers and payment references of e-invoices apart by their check digits.
enum EInvoiceClassification {
  /// The account as written, with scheme `iban` only when its check digits hold.
  static func account(_ written: String, agent: String?, name: String?) -> BankAccount {
    let compact = compacted(written)
    let isIBAN =
      (15...34).contains(compact.count) && hasCountryAndCheckDigits(compact)
      && (2...98).contains(checkDigits(compact)) && remainder97(compact) == 1
    let number = isIBAN ? String(decoding: compact, as: UTF8.self) : written
    return BankAccount(scheme: isIBAN ? .iban : .other, number: number, agent: agent, name: name)
  }

  /// An ISO 11649 or Swiss QR reference when the check digits hold, else text.
  static func reference(_ written: String) -> RemittanceReference {
    let compact = compacted(written)
    let text = String(decoding: compact, as: UTF8.self)
    if (5...25).contains(compact.count), compact.starts(with: "RF".utf8),
      hasCountryAndCheckDigits(compact), remainder97(compact) == 1
    {
      return .creditorReference(text)
    }
    if compact.count == 27, compact.allSatisfy(isDigit), recursiveRemainder10(compact) == 0 {
      return .qrReference(text)
    }
    return .text(written)
  }

  private static func compacted(_ text: String) -> [UInt8] {
    text.uppercased().utf8.filter { $0 != UInt8(ascii: " ") }
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

  private static func isCapital(_ byte: UInt8) -> Bool { (0x41...0x5A).contains(byte) }

  private static func hasCountryAndCheckDigits(_ bytes: [UInt8]) -> Bool {
    bytes.count > 4 && bytes[..<2].allSatisfy(isCapital) && bytes[2..<4].allSatisfy(isDigit)
      && bytes.allSatisfy { isDigit($0) || isCapital($0) }
  }

  private static func checkDigits(_ bytes: [UInt8]) -> Int {
    bytes[2..<4].reduce(0) { $0 * 10 + Int($1 - 0x30) }
  }

  /// ISO 7064 MOD 97-10 over the rearranged number.
  private static func remainder97(_ bytes: [UInt8]) -> Int {
    (bytes[4...] + bytes[..<4]).reduce(0) { remainder, byte in
      isDigit(byte)
        ? (remainder * 10 + Int(byte - 0x30)) % 97
        : (remainder * 100 + Int(byte - 0x41) + 10) % 97
    }
  }

  /// Modulo 10 recursive; 0 over all digits when the last one is the right check digit.
  private static func recursiveRemainder10(_ digits: [UInt8]) -> Int {
    let table = [0, 9, 4, 6, 8, 2, 7, 1, 3, 5]
    let carry = digits.dropLast().reduce(0) { table[($0 + Int($1 - 0x30)) % 10] }
    return digits.last.map { ((10 - carry) % 10) - Int($0 - 0x30) } ?? 1
  }
}
