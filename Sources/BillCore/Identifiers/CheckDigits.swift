/// The check-digit systems of payment identifiers, over ASCII bytes.
///
/// The callers have already made sure that nothing but digits (and capital letters for
/// `remainder97`) comes in.
enum CheckDigits {
  /// The remainder of ISO/IEC 7064 MOD 97-10, with A = 10 to Z = 35; 1 means that it checks.
  static func remainder97(_ characters: some Sequence<UInt8>) -> Int {
    characters.reduce(0) { remainder, character in
      character.isDigit
        ? (remainder * 10 + character.digitValue) % 97
        : (remainder * 100 + Int(character) - 55) % 97
    }
  }

  /// Whether `LLnn…` checks as IBAN and RF numbers do: its first four characters moved to the end
  /// leave 1, and the two check digits are ones the computation can yield (02 to 98).
  ///
  /// 00, 01 and 99 leave the same remainders as 97, 98 and 02, and are refused by ISO 13616.
  static func passesMod97(_ compact: String) -> Bool {
    let bytes = Array(compact.utf8)
    guard bytes.count > 4, bytes[2].isDigit, bytes[3].isDigit else { return false }
    let checkDigits = bytes[2].digitValue * 10 + bytes[3].digitValue
    return (2...98).contains(checkDigits) && remainder97(bytes[4...] + bytes[..<4]) == 1
  }

  /// Whether the digits pass the Luhn check (ISO/IEC 7812-1 annex B).
  static func passesLuhn(_ digits: some BidirectionalCollection<UInt8>) -> Bool {
    let sum = digits.reversed().enumerated().reduce(0) { sum, entry in
      let value = entry.element.digitValue
      guard !entry.offset.isMultiple(of: 2) else { return sum + value }
      return sum + (value > 4 ? value * 2 - 9 : value * 2)
    }
    return sum.isMultiple(of: 10)
  }

  /// Whether the digits pass the recursive modulo 10 check of Swiss payment references.
  ///
  /// The table is that of the Swiss Implementation Guidelines QR-bill, annex B.
  static func passesRecursiveMod10(_ digits: some Sequence<UInt8>) -> Bool {
    let table = [0, 9, 4, 6, 8, 2, 7, 1, 3, 5]
    return digits.reduce(0) { carry, digit in table[(carry + digit.digitValue) % 10] } == 0
  }
}
