/// Header text beyond ASCII (RFC 2047).
enum EncodedWords {
  // A line with an encoded word has at most 76 characters, of which name and frame take 21.
  private static let room = 54

  /// A text as a header may carry it: itself where it is ASCII, else Q-encoded words on lines of
  /// their own.
  static func text(_ text: String) -> String {
    guard text.contains(where: { !$0.isASCII }) || text.contains("=?") else { return text }
    var words = [""]
    for character in text {
      let code = character.utf8.map(encoded).joined()
      // A word ends between characters, never within the bytes of one.
      if words[words.count - 1].utf8.count + code.utf8.count > room { words.append("") }
      words[words.count - 1] += code
    }
    return words.map { "=?utf-8?Q?\($0)?=" }.joined(separator: "\n ")
  }

  private static func encoded(_ byte: UInt8) -> String {
    if byte == UInt8(ascii: " ") { return "_" }
    let character = Character(Unicode.Scalar(byte))
    if character.isASCII, character.isLetter || character.isNumber { return String(character) }
    let digits = Array("0123456789ABCDEF")
    return "=\(digits[Int(byte >> 4)])\(digits[Int(byte & 15)])"
  }
}
