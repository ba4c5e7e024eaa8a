/// The encodings of mail: RFC 2045 6.7 and 6.8, RFC 2047, RFC 2231.
enum MIMEEncodings {
  /// Decodes base64, skipping what does not belong there (RFC 2045 6.8 asks for it).
  static func base64(_ text: some Sequence<UInt8>) -> [UInt8] {
    var output: [UInt8] = []
    var bits: UInt32 = 0
    var count = 0
    for byte in text {
      guard let sextet = sextet(byte) else { continue }
      bits = bits << 6 | sextet
      count += 6
      if count >= 8 {
        count -= 8
        output.append(UInt8(truncatingIfNeeded: bits >> count))
      }
    }
    return output
  }

  private static func sextet(_ byte: UInt8) -> UInt32? {
    switch byte {
    case 0x41...0x5A: UInt32(byte - 0x41)
    case 0x61...0x7A: UInt32(byte - 0x61 + 26)
    case 0x30...0x39: UInt32(byte - 0x30 + 52)
    case UInt8(ascii: "+"): 62
    case UInt8(ascii: "/"): 63
    default: nil
    }
  }

  /// Decodes quoted-printable; a damaged escape stays as it is.
  static func quotedPrintable(_ text: ArraySlice<UInt8>) -> [UInt8] {
    var output: [UInt8] = []
    var index = text.startIndex
    while index < text.endIndex {
      guard text[index] == UInt8(ascii: "=") else {
        output.append(text[index])
        index += 1
        continue
      }
      let rest = text[(index + 1)...]
      if let high = rest.first?.hexValue, let low = rest.dropFirst().first?.hexValue {
        output.append(high << 4 | low)
        index += 3
      } else if let lineEnd = softBreakEnd(rest) {
        index = lineEnd
      } else {
        output.append(text[index])
        index += 1
      }
    }
    return output
  }

  private static func softBreakEnd(_ rest: ArraySlice<UInt8>) -> Int? {
    let afterBlanks = rest.drop { $0 == 0x20 || $0 == 0x09 }
    let afterReturn = afterBlanks.first == 0x0D ? afterBlanks.dropFirst() : afterBlanks
    guard let first = afterReturn.first else { return rest.endIndex }
    return first == 0x0A ? afterReturn.startIndex + 1 : nil
  }

  /// Decodes the encoded words of a text (RFC 2047): `=?utf-8?Q?M=C3=A4rz?=`.
  static func encodedWords(_ text: String) -> String {
    var result = ""
    var rest = text[...]
    while let start = rest.firstRange(of: "=?") {
      let fields = rest[start.upperBound...].split(
        separator: "?", maxSplits: 3, omittingEmptySubsequences: false)
      guard fields.count == 4, fields[3].first == "=",
        let word = word(charset: fields[0], encoding: fields[1], text: fields[2])
      else {
        result += rest[..<start.upperBound]
        rest = rest[start.upperBound...]
        continue
      }
      let between = rest[..<start.lowerBound]
      // Blanks between two encoded words are not part of the text.
      if result.isEmpty || !between.allSatisfy(\.isWhitespace) { result += between }
      result += word
      rest = fields[3].dropFirst()
    }
    return result + rest
  }

  private static func word(
    charset: Substring, encoding: Substring, text: Substring
  ) -> String? {
    switch encoding.lowercased() {
    case "b": return decoded(base64(text.utf8), charset: charset)
    case "q":
      let spaced = text.utf8.map { $0 == UInt8(ascii: "_") ? 0x20 : $0 }
      return decoded(quotedPrintable(spaced[...]), charset: charset)
    default: return nil
    }
  }

  /// Joins the pieces of an RFC 2231 parameter, undoing `%XX` where it is encoded.
  static func continued(_ pieces: [(order: Int, text: String, isEncoded: Bool)]) -> String {
    var charset: Substring = "utf-8"
    var bytes: [UInt8] = []
    for (index, piece) in pieces.enumerated() {
      var text = piece.text[...]
      if index == 0, piece.isEncoded {
        let fields = text.split(separator: "'", maxSplits: 2, omittingEmptySubsequences: false)
        if fields.count == 3 { (charset, text) = (fields[0], fields[2]) }
      }
      bytes += piece.isEncoded ? percentDecoded(text) : Array(text.utf8)
    }
    return decoded(bytes, charset: charset)
  }

  private static func percentDecoded(_ text: Substring) -> [UInt8] {
    let bytes = Array(text.utf8)
    var output: [UInt8] = []
    var index = 0
    while index < bytes.count {
      if bytes[index] == UInt8(ascii: "%"), index + 2 < bytes.count,
        let high = bytes[index + 1].hexValue, let low = bytes[index + 2].hexValue
      {
        output.append(high << 4 | low)
        index += 3
      } else {
        output.append(bytes[index])
        index += 1
      }
    }
    return output
  }

  /// The text of bytes in a character set: UTF-8 or a part of ISO/IEC 8859.
  static func decoded(_ bytes: [UInt8], charset: Substring) -> String {
    let part = charset.lowercased().replacing("iso-8859-", with: "")
    guard let latin = ISO8859(part: Int(part) ?? 0) else { return ContainerLabel.lossless(bytes) }
    return latin.decode(bytes) ?? ContainerLabel.lossless(bytes)
  }
}
