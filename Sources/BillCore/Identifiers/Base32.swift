/// Base32 with the alphabet of RFC 4648 section 6, without padding.
package enum Base32 {
  private static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".utf8)

  /// The letter case of the text.
  package enum LetterCase {
    case capital
    case small
  }

  package static func encode(_ bytes: [UInt8], in letterCase: LetterCase = .capital) -> String {
    let a = UInt8(ascii: letterCase == .small ? "a" : "A")
    return String(unsafeUninitializedCapacity: (bytes.count * 8 + 4) / 5) { text in
      var (length, buffer, bitCount) = (0, UInt32(0), UInt32(0))
      func append(_ value: UInt32) {
        let value = UInt8(value & 31)
        text[length] = value < 26 ? a + value : UInt8(ascii: "2") + value - 26
        length += 1
      }
      for byte in bytes {
        buffer = buffer << 8 | UInt32(byte)
        bitCount += 8
        while bitCount >= 5 {
          bitCount -= 5
          append(buffer >> bitCount)
        }
      }
      if bitCount > 0 { append(buffer << (5 - bitCount)) }
      return length
    }
  }

  /// The bytes, or nil for a letter outside the alphabet or left-over bits that are not zero.
  ///
  /// Padding (`=`) at the end is ignored.
  package static func decode(_ text: some StringProtocol) -> [UInt8]? {
    var bytes: [UInt8] = []
    var buffer: UInt32 = 0
    var bitCount = 0
    let padding = text.utf8.reversed().prefix { $0 == UInt8(ascii: "=") }.count
    for letter in text.utf8.dropLast(padding) {
      guard let value = alphabet.firstIndex(of: letter) else { return nil }
      buffer = buffer << 5 | UInt32(value)
      bitCount += 5
      if bitCount >= 8 {
        bitCount -= 8
        bytes.append(UInt8(buffer >> UInt32(bitCount) & 255))
      }
    }
    guard bitCount < 5, buffer & ((1 << UInt32(bitCount)) - 1) == 0 else { return nil }
    return bytes
  }
}
