/// A Swiss QR reference: 26 digits of the biller's and a check digit.
///
/// Swiss Implementation Guidelines QR-bill, annex B.
package struct QRReference: Hashable, Sendable, CustomStringConvertible {
  /// Twenty-seven digits.
  package let compact: String

  /// Reads 27 digits, with blanks anywhere.
  package init(_ text: some StringProtocol) throws(QRReferenceError) {
    let compact = text.compacted()
    if let character = compact.first(where: { !$0.isASCII || !$0.isNumber }) {
      throw .malformed(character)
    }
    guard compact.utf8.count == 27 else { throw .wrongLength(found: compact.utf8.count) }
    guard CheckDigits.passesRecursiveMod10(compact.utf8) else { throw .wrongCheckDigit }
    self.compact = compact
  }

  /// The printed form: two digits, then blocks of five, with a blank between them.
  package var grouped: String { compact.prefix(2) + " " + compact.dropFirst(2).inBlocks(of: 5) }

  package var description: String { compact }
}

/// Why a text is not a QR reference.
package enum QRReferenceError: Error, Equatable {
  /// A character that is not a digit.
  case malformed(Character)
  /// Not 27 digits.
  case wrongLength(found: Int)
  /// The last digit does not agree with the others.
  case wrongCheckDigit
}
