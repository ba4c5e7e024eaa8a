/// The texts that differ from a text in one digit.
func singleDigitChanges(of text: String) -> [String] {
  var changes: [String] = []
  for index in text.indices where text[index].isNumber {
    for digit in "0123456789" where digit != text[index] {
      changes.append(text[..<index] + String(digit) + text[text.index(after: index)...])
    }
  }
  return changes
}

/// The texts that differ from a text in two neighbouring digits that changed places.
func transpositions(of text: String) -> [String] {
  zip(text.indices, text.indices.dropFirst()).compactMap { left, right in
    guard text[left].isNumber, text[right].isNumber, text[left] != text[right] else { return nil }
    return text[..<left] + String(text[right]) + String(text[left])
      + text[text.index(after: right)...]
  }
}

/// The check digits of `prefix` (two letters) and `body`.
///
/// Computed digit by digit on the spelled-out number of ISO 7064, apart from the code under test.
func mod97CheckDigits(prefix: String, body: String) -> String {
  let spelled = (body + prefix + "00").compactMap { $0.mod97Value.map(String.init) }.joined()
  let remainder = spelled.reduce(0) { ($0 * 10 + ($1.wholeNumberValue ?? 0)) % 97 }
  let digits = String(98 - remainder)
  return digits.count == 1 ? "0" + digits : digits
}

extension Character {
  /// The value of a digit, or 10 to 35 for A to Z.
  fileprivate var mod97Value: Int? {
    wholeNumberValue ?? asciiValue.map { Int($0) - 55 }
  }
}
