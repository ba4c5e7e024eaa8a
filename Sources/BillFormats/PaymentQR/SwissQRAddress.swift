package import BillCore

/// A party of a Swiss QR-bill (SIX Implementation Guidelines QR-bill, `CdtrInf/Cdtr`).
package struct SwissQRAddress: Hashable, Sendable {
  /// How the address is written.
  package enum Kind: String, Hashable, Sendable, CaseIterable {
    /// In fields (S).
    case structured = "S"
    /// In two lines (K), which Swiss banks refuse since 22 November 2025.
    case combined = "K"
  }

  package var kind: Kind
  package var name: String
  /// Street, or address line 1 of a combined address; may be empty.
  package var streetOrLine1: String
  /// Building number, or address line 2 of a combined address; may be empty.
  package var houseOrLine2: String
  package var postcode: String
  package var town: String
  /// ISO 3166-1 alpha-2.
  package var country: String

  /// Reads the seven lines from `first`; nil where all are empty.
  init?(_ lines: PaymentQRLines, first: Int, party: String) throws(CaptureError) {
    guard (first..<(first + 7)).contains(where: { !lines[$0].isEmpty }) else { return nil }
    guard let kind = Kind(rawValue: lines[first]) else {
      throw .invalid(
        field: "\(party) address type", value: lines[first], reason: "neither S nor K")
    }
    self.kind = kind
    name = try lines.required(first + 1, "\(party) name", most: 70)
    streetOrLine1 = try lines.optional(first + 2, "\(party) street", most: 70) ?? ""
    switch kind {
    case .structured:
      houseOrLine2 = try lines.optional(first + 3, "\(party) building number", most: 16) ?? ""
      postcode = try lines.required(first + 4, "\(party) postcode", most: 16)
      town = try lines.required(first + 5, "\(party) town", most: 35)
    case .combined:
      houseOrLine2 = try lines.required(first + 3, "\(party) address line 2", most: 70)
      postcode = ""
      town = ""
      for (number, field) in [(first + 4, "postcode"), (first + 5, "town")]
      where !lines[number].isEmpty {
        throw .invalid(
          field: "\(party) \(field)", value: lines[number],
          reason: "must be empty in a combined address")
      }
    }
    country = try lines.required(first + 6, "\(party) country", most: 2)
    guard country.utf8.count == 2, country.utf8.allSatisfy({ (0x41...0x5A).contains($0) }) else {
      throw .invalid(field: "\(party) country", value: country, reason: "not two capital letters")
    }
  }

  /// The address as a payment or a biller keeps it.
  package var postal: PostalAddress {
    func text(_ value: String) -> String? { value.isEmpty ? nil : value }
    switch kind {
    case .structured:
      return PostalAddress(
        street: text(streetOrLine1), building: text(houseOrLine2), postcode: text(postcode),
        town: text(town), country: country)
    case .combined:
      return PostalAddress(
        country: country, lines: [streetOrLine1, houseOrLine2].filter { !$0.isEmpty })
    }
  }
}
