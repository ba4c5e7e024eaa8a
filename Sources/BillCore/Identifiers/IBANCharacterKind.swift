/// What may stand at a position of an account number (ISO 13616-1 clause 4.3).
package enum IBANCharacterKind: Character, Sendable {
  case digit = "n"
  case capital = "a"
  case alphanumeric = "c"

  /// Whether an ASCII character is of this kind; small letters have become capitals before.
  func holds(_ character: UInt8) -> Bool {
    switch self {
    case .digit: character.isDigit
    case .capital: character.isCapital
    case .alphanumeric: character.isDigit || character.isCapital
    }
  }
}
