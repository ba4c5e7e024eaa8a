import BillCore

extension SwissPayload.Party {
  /// The seven lines of a structured address, type S.
  func lines() throws(SwissPayloadError) -> [String] {
    guard let postcode = address.postcode, let town = address.town,
      let country = address.country
    else { throw .missing(field: "address") }
    guard country.utf8.count == 2, country.utf8.allSatisfy(AccountNumbers.isCapital) else {
      throw .badCountry(country)
    }
    return [
      "S", try required("name", name, limit: 70),
      try SwissPayload.checked("street", address.street ?? "", limit: 70),
      try SwissPayload.checked("building", address.building ?? "", limit: 16),
      try required("postcode", postcode, limit: 16), try required("town", town, limit: 35),
      country,
    ]
  }

  private func required(
    _ field: String, _ text: String, limit: Int
  ) throws(SwissPayloadError) -> String {
    guard text.contains(where: { !$0.isWhitespace }) else { throw .missing(field: field) }
    return try SwissPayload.checked(field, text, limit: limit)
  }
}

extension SwissPayload {
  /// A field's text in the allowed characters (SPS QR-bill), if it is not too long.
  ///
  /// Typographic signs and letters of other scripts are transliterated; what has no counterpart
  /// is refused, so that nothing is lost without a word.
  static func checked(
    _ field: String, _ text: String, limit: Int
  ) throws(SwissPayloadError) -> String {
    var written = ""
    for character in text {
      if character.unicodeScalars.allSatisfy(isAllowed) {
        written.append(character)
      } else {
        let counterpart = SEPAText.transliterated(String(character))
        guard counterpart.contains(where: { $0 != "." }) else {
          throw .badCharacter(field: field, character: character)
        }
        written += counterpart
      }
    }
    guard written.unicodeScalars.count <= limit else { throw .tooLong(field: field, limit: limit) }
    return written
  }

  /// Basic Latin, Latin-1 Supplement, Latin Extended-A, and five signs more.
  private static func isAllowed(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x20...0x7E, 0xA0...0x17F, 0x218...0x21B, 0x20AC: true
    default: false
    }
  }
}
