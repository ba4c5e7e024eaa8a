/// Text in the Latin characters every SEPA bank must accept (EPC132-08, EPC217-08).
package enum SEPAText {
  /// Whether a byte stands for one of `a-z A-Z 0-9 / - ? : ( ) . , ' +` and the blank.
  static func isAllowed(_ byte: UInt8) -> Bool { allowed[Int(byte)] }

  /// Whether nothing in the text needs to change.
  static func isClean(_ text: String) -> Bool { text.utf8.allSatisfy(isAllowed) }

  /// The text in the SEPA character set.
  ///
  /// German umlauts become two letters, other Latin letters lose their marks, Greek follows
  /// ELOT 743, Cyrillic EPC217-08, and what has no counterpart becomes a point.
  package static func transliterated(_ text: String) -> String {
    if isClean(text) { return text }
    let scalars = Array(text.unicodeScalars)
    var result = ""
    var index = 0
    while index < scalars.count {
      let (written, length) = replacement(for: scalars, at: index)
      result += written
      index += length
    }
    return result
  }

  /// What stands for the scalar at an index, and how many scalars it covers.
  private static func replacement(
    for scalars: [Unicode.Scalar], at index: Int
  ) -> (written: String, length: Int) {
    let scalar = scalars[index]
    let value = Int(scalar.value)
    if value < 128 {
      return (isAllowed(UInt8(value)) ? String(scalar) : asciiNeighbours[scalar] ?? ".", 1)
    }
    if isCombining(scalar) {
      return (index > 0 ? combined(mark: scalar, after: scalars[index - 1]) : "", 1)
    }
    if let pair = greekPair(scalars, at: index) { return (pair, 2) }
    return (special[scalar] ?? latinBase(value) ?? ".", 1)
  }

  private static func isCombining(_ scalar: Unicode.Scalar) -> Bool {
    (0x300...0x36F).contains(scalar.value)
  }

  /// A mark on its own adds nothing, but for the diaeresis of a decomposed German umlaut.
  private static func combined(mark: Unicode.Scalar, after letter: Unicode.Scalar) -> String {
    mark.value == 0x308 && "aouAOU".unicodeScalars.contains(letter) ? "e" : ""
  }

  /// The letter without its mark, for the Latin blocks of Unicode.
  private static func latinBase(_ value: Int) -> String? {
    for (start, letters) in latinBlocks where value >= start && value < start + letters.count {
      return String(UnicodeScalar(letters[value - start]))
    }
    return nil
  }

  private static let allowed: [Bool] = {
    var table = [Bool](repeating: false, count: 256)
    let set = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789/-?:().,'+ "
    for byte in set.utf8 { table[Int(byte)] = true }
    return table
  }()
}
