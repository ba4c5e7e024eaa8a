/// Makes text out of a stranger's document fit to be stored and shown.
enum DocumentText {
  /// The longest name, number or address line that is kept, in characters.
  static let lineLimit = 500
  /// The longest passage that is kept, in characters.
  static let passageLimit = 4_000

  /// The bytes as text without blanks around them.
  static func trimmed(_ bytes: [UInt8]) -> String {
    guard let first = bytes.firstIndex(where: { !isBlank($0) }),
      let last = bytes.lastIndex(where: { !isBlank($0) })
    else { return "" }
    return String(decoding: bytes[first...last], as: UTF8.self)
  }

  /// One line: runs of blanks, line ends and control characters become one blank.
  static func line(_ text: some StringProtocol, limit: Int = lineLimit) -> String {
    isPlain(text) && text.utf8.count <= limit ? String(text) : String(collapsed(text).prefix(limit))
  }

  // Printable text with single blanks inside is as it should be, and needs no look at each letter.
  private static func isPlain(_ text: some StringProtocol) -> Bool {
    var last = UInt8(ascii: " ")
    for byte in text.utf8 {
      guard byte >= 0x20, byte != 0x20 || last != 0x20, !mayLeadControl(byte) else { return false }
      last = byte
    }
    return last != 0x20
  }

  // DEL, and the bytes with which C1 controls, line ends, marks of direction and byte order begin.
  private static func mayLeadControl(_ byte: UInt8) -> Bool {
    byte == 0x7F || byte == 0xC2 || byte == 0xE2 || byte == 0xEF
  }

  /// Several lines, each as `line`, without the empty ones.
  static func passage(_ text: String) -> String {
    if isPlain(text), text.utf8.count <= passageLimit { return text }
    let lines = text.unicodeScalars.split(whereSeparator: isLineEnd).map {
      let line = String(String.UnicodeScalarView($0))
      return isPlain(line) ? line : collapsed(line)
    }
    return String(lines.filter { !$0.isEmpty }.joined(separator: "\n").prefix(passageLimit))
  }

  private static func collapsed(_ text: some StringProtocol) -> String {
    var result = String.UnicodeScalarView()
    var isBlankPending = false
    for scalar in text.unicodeScalars where !isDirectionOverride(scalar) {
      if scalar == " " || isControl(scalar) {
        isBlankPending = !result.isEmpty
      } else {
        if isBlankPending { result.append(" ") }
        isBlankPending = false
        result.append(scalar)
      }
    }
    return String(result)
  }

  private static func isBlank(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D
  }

  private static func isLineEnd(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x0A, 0x0D, 0x85, 0x2028, 0x2029: true
    default: false
    }
  }

  private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x00..<0x20, 0x7F..<0xA0, 0x2028, 0x2029, 0xFEFF: true
    default: false
    }
  }

  /// Embeddings, overrides and isolates can make a terminal show a name as another one.
  private static func isDirectionOverride(_ scalar: Unicode.Scalar) -> Bool {
    (0x202A...0x202E).contains(scalar.value) || (0x2066...0x2069).contains(scalar.value)
  }
}
