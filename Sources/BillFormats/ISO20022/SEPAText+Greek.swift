extension SEPAText {
  /// What two Greek letters that are read as one become (ELOT 743), or nil for any others.
  static func greekPair(_ scalars: [Unicode.Scalar], at index: Int) -> String? {
    guard index + 1 < scalars.count, isGreek(scalars[index]) else { return nil }
    let isCapital = scalars[index].properties.isUppercase
    let first = scalars[index].properties.lowercaseMapping
    let second = scalars[index + 1].properties.lowercaseMapping
    guard let pair = pairs[first + second] ?? diphthong(first, second, scalars, index) else {
      return nil
    }
    let isInitial = index == 0 || !isGreek(scalars[index - 1])
    let latin = pair == "mp" && isInitial ? "b" : pair
    return isCapital ? latin.prefix(1).uppercased() + latin.dropFirst() : latin
  }

  /// `αυ`, `ευ`, `ηυ` end in v before a vowel or a voiced consonant, in f elsewhere.
  private static func diphthong(
    _ first: String, _ second: String, _ scalars: [Unicode.Scalar], _ index: Int
  ) -> String? {
    guard second == "υ" || second == "ύ", let vowel = ["α": "a", "ε": "e", "η": "i"][first] else {
      return nil
    }
    let isVoiced =
      index + 2 < scalars.count
      && "αεηιουωάέήίόύώβγδζλμνρ".unicodeScalars.contains { letter in
        String(letter) == scalars[index + 2].properties.lowercaseMapping
      }
    return vowel + (isVoiced ? "v" : "f")
  }

  private static func isGreek(_ scalar: Unicode.Scalar) -> Bool {
    (0x370...0x3FF).contains(scalar.value)
  }

  private static let pairs = [
    "ου": "ou", "ού": "ou", "μπ": "mp", "γγ": "ng", "γξ": "nx", "γχ": "nch",
  ]
}
