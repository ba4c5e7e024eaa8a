import BillCore

extension CreditTransferCheck {
  /// An identification: never changed, because answers quote it (EPC132-08).
  mutating func identifier(_ field: String, _ value: String, limit: Int = 35) {
    let bytes = value.utf8
    guard !bytes.isEmpty else { return refuse(.missing(field: field)) }
    guard bytes.count <= limit else {
      return refuse(.tooLong(field: field, value: value, limit: limit))
    }
    var previous = UInt8(ascii: "/")
    for byte in bytes {
      let isDouble = byte == UInt8(ascii: "/") && previous == byte
      guard SEPAText.isAllowed(byte), !isDouble else {
        return refuse(.badIdentifier(field: field, value: value))
      }
      previous = byte
    }
    let blank = UInt8(ascii: " ")
    if previous == UInt8(ascii: "/") || previous == blank || bytes.first == blank {
      refuse(.badIdentifier(field: field, value: value))
    }
  }

  /// A name or a part of an address: cut to its length, with a note.
  mutating func shortened(_ field: String, _ text: String, limit: Int) -> String {
    let written = charset(field, text)
    guard written.unicodeScalars.count > limit else { return written }
    let cut = String(String.UnicodeScalarView(written.unicodeScalars.prefix(limit))).trimmed
    note(.shortened, field, text, cut)
    return cut
  }

  /// Text in the service's characters; a problem when no letter or digit is left of it.
  mutating func charset(_ field: String, _ text: String) -> String {
    let written = SEPAText.isClean(text) ? text : service.transliterated(text)
    let trimmed = written.trimmed
    if text.utf8.isEmpty {
      refuse(.missing(field: field))
    } else if !trimmed.unicodeScalars.contains(where: \.isLetterOrDigit) {
      refuse(.nothingLeft(field: field, text: text))
    } else if written != text {
      note(.rewritten, field, text, trimmed)
    }
    return trimmed
  }

  /// A code of one of ISO 20022's external lists: four capital letters or digits.
  mutating func code(_ field: String, _ value: String) {
    let isCode = value.utf8.allSatisfy {
      AccountNumbers.isCapital($0) || AccountNumbers.isDigit($0)
    }
    if !isCode || value.utf8.count != 4 { refuse(.badCode(field: field, value: value)) }
  }

  /// SEPA and Swiss amounts are 0.01 to 999 999 999.99 (EPC132-08); others only positive.
  mutating func amount(_ amount: Money) {
    let largest: Int64
    switch service {
    case .sepa, .swiss: largest = 99_999_999_999
    case .plain: largest = 999_999_999_999_999_999  // 18 digits, all the schema has.
    }
    if amount.minor < 1 || amount.minor > largest { refuse(.amountOutOfRange(amount)) }
  }

  /// An address a bank takes since November 2026: with town and country, or none at all.
  mutating func address(_ party: String, _ address: PostalAddress?) -> PostalAddress? {
    guard let address else { return nil }
    guard let town = address.town, let country = address.country else {
      let known = [
        address.street, address.building, address.postcode, address.town, address.country,
      ]
      note(
        .leftOut, "\(party)/PstlAdr",
        (known.compactMap(\.self) + address.lines).joined(separator: ", "), "")
      return nil
    }
    if country.utf8.count != 2 || !country.utf8.allSatisfy(AccountNumbers.isCapital) {
      refuse(.badCode(field: "\(party)/Ctry", value: country))
    }
    for line in address.lines.dropFirst(2) { note(.leftOut, "\(party)/AdrLine", line, "") }
    return PostalAddress(
      street: part("\(party)/StrtNm", address.street, limit: 70),
      building: part("\(party)/BldgNb", address.building, limit: 16),
      postcode: part("\(party)/PstCd", address.postcode, limit: 16),
      town: shortened("\(party)/TwnNm", town, limit: 35), country: country,
      lines: address.lines.prefix(2).map { shortened("\(party)/AdrLine", $0, limit: 70) })
  }

  private mutating func part(_ field: String, _ text: String?, limit: Int) -> String? {
    guard let text, !text.trimmed.isEmpty else { return nil }
    return shortened(field, text, limit: limit)
  }
}

extension CreditTransferService {
  /// Whether a letter or digit of a text is left in the characters the service carries.
  package func canWrite(_ text: String) -> Bool {
    transliterated(text).unicodeScalars.contains(where: \.isLetterOrDigit)
  }

  /// What the service carries of a text, where that is less than half of its letters and digits;
  /// nil where it can still be read.
  package func remnant(of text: String) -> String? {
    guard !text.utf8.allSatisfy({ $0 < 0x80 }) else { return nil }
    let written = transliterated(text)
    let wanted = text.count { $0.isLetter || $0.isNumber }
    let left = written.count { $0.isLetter || $0.isNumber }
    return left * 2 < wanted ? written.trimmed : nil
  }

  fileprivate func transliterated(_ text: String) -> String {
    switch self {
    case .swiss: SwissText.transliterated(text)
    case .sepa, .plain: SEPAText.transliterated(text)
    }
  }
}

extension String {
  /// The text without blanks at its ends.
  fileprivate var trimmed: String {
    guard utf8.first == UInt8(ascii: " ") || utf8.last == UInt8(ascii: " ") else { return self }
    let start = drop { $0 == " " }
    return String(start.reversed().drop { $0 == " " }.reversed())
  }
}

extension Unicode.Scalar {
  fileprivate var isLetterOrDigit: Bool {
    properties.isAlphabetic || ("0"..."9").contains(self)
  }
}
