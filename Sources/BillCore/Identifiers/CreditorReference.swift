/// A structured creditor reference (ISO 11649): `RF`, two check digits and up to 21 characters.
package struct CreditorReference: Hashable, Sendable, CustomStringConvertible {
  /// The electronic form: 5 to 25 capital letters and digits.
  package let compact: String

  /// Reads a reference in any letter case, with blanks anywhere.
  package init(_ text: some StringProtocol) throws(CreditorReferenceError) {
    let compact = text.compacted().withASCIICapitals
    if let character = compact.firstNonAlphanumeric { throw .malformed(character) }
    guard compact.hasPrefix("RF") else { throw .missingPrefix }
    guard (5...25).contains(compact.utf8.count) else {
      throw .wrongLength(found: compact.utf8.count)
    }
    guard CheckDigits.passesMod97(compact) else { throw .wrongCheckDigits }
    self.compact = compact
  }

  /// The printed form: blocks of four with a blank between them.
  package var grouped: String { compact.inBlocks(of: 4) }

  package var description: String { compact }
}

/// Why a text is not a creditor reference.
package enum CreditorReferenceError: Error, Equatable {
  /// A character that is not a letter or digit.
  case malformed(Character)
  /// The text does not begin with `RF`.
  case missingPrefix
  /// Not 5 to 25 characters.
  case wrongLength(found: Int)
  /// The reference does not check: something was mistyped.
  case wrongCheckDigits
}
