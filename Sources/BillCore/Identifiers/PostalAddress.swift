/// A postal address in the structure of ISO 20022 `PostalAddress24`.
package struct PostalAddress: Hashable, Sendable, Codable {
  /// `StrtNm`.
  package var street: String?
  /// `BldgNb`.
  package var building: String?
  /// `PstCd`.
  package var postcode: String?
  /// `TwnNm`.
  package var town: String?
  /// `Ctry`: ISO 3166-1 alpha-2, capital letters.
  package var country: String?
  /// Lines that could not be taken apart (`AdrLine`).
  package var lines: [String]

  package init(
    street: String? = nil, building: String? = nil, postcode: String? = nil, town: String? = nil,
    country: String? = nil, lines: [String] = []
  ) {
    self.street = street
    self.building = building
    self.postcode = postcode
    self.town = town
    self.country = country
    self.lines = lines
  }

  /// Whether the address has the town and country a payment file needs since November 2026.
  package var isStructured: Bool { town != nil && country != nil }
}
