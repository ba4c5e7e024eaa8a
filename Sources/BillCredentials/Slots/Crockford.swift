/// Base32 as Douglas Crockford wrote it down: no I, L, O, U, and kind to handwriting.
enum Crockford {
  private static let alphabet = Array("0123456789ABCDEFGHJKMNPQRSTVWXYZ".utf8)

  /// The letter for a value of 0 to 31.
  static func letter(_ value: UInt8) -> UInt8 { alphabet[Int(value & 31)] }

  /// Reads letters in any case, O as 0, I and L as 1, skipping dashes and white space.
  ///
  /// Returns the values of 0 to 31, or nil where a character has no value.
  static func values(_ text: some StringProtocol) -> [UInt8]? {
    var values: [UInt8] = []
    // Growing would leave copies of a secret behind.
    values.reserveCapacity(text.utf8.count)
    for character in text.unicodeScalars where !isSpacing(character) {
      guard let value = value(character) else { return nil }
      values.append(value)
    }
    return values
  }

  /// Letters in groups joined by dashes.
  static func grouped(_ values: [UInt8], by size: Int) -> String {
    var text: [UInt8] = []
    for (index, value) in values.enumerated() {
      if index > 0, index.isMultiple(of: size) { text.append(UInt8(ascii: "-")) }
      text.append(letter(value))
    }
    return String(decoding: text, as: UTF8.self)
  }

  private static func isSpacing(_ character: Unicode.Scalar) -> Bool {
    character == "-" || character == "\u{2013}" || character.properties.isWhitespace
  }

  private static func value(_ character: Unicode.Scalar) -> UInt8? {
    guard character.isASCII else { return nil }
    let isLower = ("a"..."z").contains(character)
    let upper = UInt8(character.value) - (isLower ? 32 : 0)
    switch upper {
    case UInt8(ascii: "O"): return 0
    case UInt8(ascii: "I"), UInt8(ascii: "L"): return 1
    default: return alphabet.firstIndex(of: upper).map { UInt8($0) }
    }
  }
}
