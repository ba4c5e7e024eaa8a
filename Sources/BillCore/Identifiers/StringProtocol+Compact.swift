extension StringProtocol {
  /// The text without blanks and without the marks people write between the characters of a number.
  func compacted(dropping marks: Set<Character> = []) -> String {
    // Most numbers hold nothing to drop, and finding where characters end is slow.
    if isAlphanumeric { return String(self) }
    guard utf8.allSatisfy({ $0 < 0x80 }) else {
      return String(filter { !$0.isWhitespace && !marks.contains($0) })
    }
    let dropped = Set(marks.compactMap(\.asciiValue))
    return String(
      decoding: utf8.filter { !$0.isBlank && !dropped.contains($0) }, as: UTF8.self)
  }

  /// The text with the small letters of ASCII made capital and all else left alone.
  ///
  /// `uppercased()` would make valid characters out of foreign ones ("ß" becomes "SS").
  var withASCIICapitals: String {
    guard utf8.contains(where: \.isSmallLetter) else { return String(self) }
    return String(decoding: utf8.map { $0.isSmallLetter ? $0 - 32 : $0 }, as: UTF8.self)
  }

  /// The text with the capitals of ASCII made small and all else left alone.
  var withASCIISmallLetters: String {
    String(decoding: utf8.map { $0.isCapital ? $0 + 32 : $0 }, as: UTF8.self)
  }

  /// The characters in blocks of a length, with a blank between the blocks.
  func inBlocks(of length: Int) -> String {
    var text = ""
    for (index, character) in enumerated() {
      if index > 0, index.isMultiple(of: length) { text.append(" ") }
      text.append(character)
    }
    return text
  }

  /// The first character that is not an ASCII letter or digit, or nil when there is none.
  var firstNonAlphanumeric: Character? {
    isAlphanumeric ? nil : first { !($0.isASCII && ($0.isLetter || $0.isNumber)) }
  }

  /// Whether nothing but ASCII letters and digits is in it.
  private var isAlphanumeric: Bool {
    utf8.allSatisfy { $0.isDigit || $0.isCapital || $0.isSmallLetter }
  }
}
