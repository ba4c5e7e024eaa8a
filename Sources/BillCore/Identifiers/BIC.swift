/// A business identifier code (ISO 9362): four letters or digits for the institution, the country,
/// two for the place, and three for the branch or none.
package struct BIC: Hashable, Sendable, CustomStringConvertible {
  /// Eight or eleven capital letters and digits.
  package let compact: String

  /// Reads a code in any letter case, with blanks anywhere.
  package init(_ text: some StringProtocol) throws(BICError) {
    let compact = text.compacted().withASCIICapitals
    if let character = compact.firstNonAlphanumeric { throw .malformed(character) }
    guard compact.utf8.count == 8 || compact.utf8.count == 11 else {
      throw .wrongLength(found: compact.utf8.count)
    }
    let country = String(compact.dropFirst(4).prefix(2))
    guard CountryCode(country) != nil else { throw .unknownCountry(country) }
    self.compact = compact
  }

  /// The country's two letters.
  package var country: String { String(compact.dropFirst(4).prefix(2)) }

  /// The eleven-character form; `XXX` stands for the head office (ISO 9362 clause 5.5).
  package var full: String { compact.utf8.count == 8 ? compact + "XXX" : compact }

  package var description: String { compact }
}

/// Why a text is not a BIC.
package enum BICError: Error, Equatable {
  /// A character that is not a letter or digit.
  case malformed(Character)
  /// Neither 8 nor 11 characters.
  case wrongLength(found: Int)
  /// The fifth and sixth characters name no country.
  case unknownCountry(String)
}
