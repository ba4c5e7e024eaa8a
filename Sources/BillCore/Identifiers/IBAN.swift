/// An international bank account number (ISO 13616) whose country, structure and check digits hold.
package struct IBAN: Hashable, Sendable {
  /// The electronic form: capital letters and digits, no blanks.
  package let compact: String

  /// Reads a number as people write it: in any letter case, with blanks, `-` and `.` anywhere.
  ///
  /// Checks, in this order: characters, country, length, structure, check digits, and that the
  /// country is in the registry. Throws the first that fails.
  package init(_ text: some StringProtocol) throws(IBANError) {
    let compact = text.compacted(dropping: ["-", "."]).withASCIICapitals
    if let character = compact.firstNonAlphanumeric { throw .malformed(character) }
    let code = String(compact.prefix(2))
    guard code.utf8.count == 2, code.utf8.allSatisfy(\.isCapital) else { throw .missingCountry }
    guard let country = IBANRegistry.countries[code] else { throw .unknownCountry(code) }
    try country.check(compact)
    guard CheckDigits.passesMod97(compact) else { throw .wrongCheckDigits }
    guard country.isRegistered else { throw .unregisteredCountry(code) }
    self.compact = compact
  }

  /// The country's two letters.
  package var country: String { String(compact.prefix(2)) }

  /// The national part: all that follows the check digits.
  package var bban: String { String(compact.dropFirst(4)) }

  /// The printed form: blocks of four with a blank between them.
  package var grouped: String { compact.inBlocks(of: 4) }

  /// Whether accounts of the country can be reached by SEPA credit transfer.
  package var isSEPA: Bool { IBANRegistry.countries[country]?.isSEPA ?? false }

  /// The bank identifier inside the national part; nil where the registry names none.
  package var bankCode: String? {
    guard let range = IBANRegistry.countries[country]?.bankCode else { return nil }
    return String(bban.dropFirst(range.lowerBound).prefix(range.count))
  }

  /// Whether this is a Swiss QR-IBAN, which must be paid with a QR reference and nothing else.
  ///
  /// Swiss and Liechtenstein numbers with an institution from 30000 to 31999 (Swiss
  /// Implementation Guidelines QR-bill 4.2.2).
  package var isQRIBAN: Bool {
    guard country == "CH" || country == "LI", let institution = bankCode.flatMap({ Int($0) })
    else { return false }
    return (30_000...31_999).contains(institution)
  }
}

extension IBAN: CustomStringConvertible {
  /// The electronic form.
  package var description: String { compact }
}

/// Why a text is not an IBAN; none of these holds the number itself.
package enum IBANError: Error, Equatable {
  /// A character that no account number has.
  case malformed(Character)
  /// The text does not begin with two letters.
  case missingCountry
  /// No country with these letters has account numbers of this kind.
  case unknownCountry(String)
  /// The country's numbers have another length, in characters.
  case wrongLength(country: String, expected: Int, found: Int)
  /// The character at this position, counted from 1, is of the wrong kind.
  case wrongStructure(country: String, position: Int, expected: IBANCharacterKind)
  /// Two digits exchanged or mistyped: the number does not check.
  case wrongCheckDigits
  /// The number holds, but the country never registered its account numbers with ISO 13616.
  case unregisteredCountry(String)
}
