/// How a biller is recognised: by VAT or legal id, else by normalised name, never by account
/// number.
package struct BillerMatch: Hashable, Sendable {
  package let vatID: String?
  package let legalID: String?
  package let nameKey: String

  package init(name: String, vatID: String?, legalID: String?) {
    self.vatID = BillerMatch.identifierKey(vatID)
    self.legalID = BillerMatch.identifierKey(legalID)
    self.nameKey = BillerMatch.nameKey(name)
  }

  /// Whether both stand for one biller.
  ///
  /// Two different VAT ids are two billers even when the names agree; the name decides only when
  /// no identifier is known on both sides.
  package func agrees(with other: BillerMatch) -> Bool {
    if let mine = vatID, let theirs = other.vatID { return mine == theirs }
    if let mine = legalID, let theirs = other.legalID { return mine == theirs }
    return nameKey == other.nameKey
  }

  /// This, where the other in its place would not be recognised by all of it any more.
  package func former(besides other: BillerMatch) -> BillerMatch? {
    let isKept =
      nameKey == other.nameKey && (vatID == nil || vatID == other.vatID)
      && (legalID == nil || legalID == other.legalID)
    return isKept ? nil : self
  }

  /// How far a match rests on weak evidence: 0 for an equal VAT id, 1 for an equal legal id, 2 for
  /// the name.
  package func distance(to other: BillerMatch) -> Int {
    if let vatID, vatID == other.vatID { return 0 }
    if let legalID, legalID == other.legalID { return 1 }
    return 2
  }

  /// An identifier in capital letters without anything but letters and digits; nil when empty.
  package static func identifierKey(_ text: String?) -> String? {
    guard let text else { return nil }
    if !text.isEmpty, text.utf8.allSatisfy({ $0.isCapital || $0.isDigit }) { return text }
    var key: [UInt8] = []
    for scalar in text.uppercased().unicodeScalars where scalar.isOfWord { key.append(scalar) }
    return key.isEmpty ? nil : String(decoding: key, as: UTF8.self)
  }

  /// A name in lower case with runs of everything but letters and digits as one blank.
  package static func nameKey(_ name: String) -> String {
    var key: [UInt8] = []
    var isBetweenWords = false
    for scalar in name.lowercased().unicodeScalars {
      guard scalar.isOfWord else {
        isBetweenWords = !key.isEmpty
        continue
      }
      if isBetweenWords { key.append(UInt8(ascii: " ")) }
      isBetweenWords = false
      key.append(scalar)
    }
    return String(decoding: key, as: UTF8.self)
  }

  /// Whether two names are one but for case and punctuation.
  package static func areNamesakes(_ name: String, _ other: String) -> Bool {
    name == other || nameKey(name) == nameKey(other)
  }
}

extension BillerMatch {
  /// What a known biller is recognised by.
  package init(_ biller: Biller) {
    self.init(name: biller.name, vatID: biller.vatID, legalID: biller.legalID)
  }

  /// What the party of a document is recognised by.
  package init(_ party: CapturedParty) {
    self.init(name: party.name, vatID: party.vatID, legalID: party.legalID)
  }
}

extension Unicode.Scalar {
  // Scalars and not characters, whose ends take long to find; what Unicode says of a scalar takes
  // long to look up too, and most are ASCII.
  fileprivate var isOfWord: Bool {
    if isASCII {
      let byte = UInt8(truncatingIfNeeded: value)
      return byte.isDigit || byte.isCapital || byte.isSmallLetter
    }
    switch properties.generalCategory {
    // An accent that is written apart belongs to its letter.
    case .nonspacingMark, .spacingMark: return true
    default: return properties.isAlphabetic || properties.numericType != nil
    }
  }
}

extension [UInt8] {
  // Text grows much faster as bytes.
  fileprivate mutating func append(_ scalar: Unicode.Scalar) {
    if scalar.isASCII {
      append(UInt8(truncatingIfNeeded: scalar.value))
    } else {
      append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
    }
  }
}
