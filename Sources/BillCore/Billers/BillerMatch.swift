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
    let key = text.uppercased().filter(\.isLetterOrNumber)
    return key.isEmpty ? nil : key
  }

  /// A name in lower case with runs of everything but letters and digits as one blank.
  package static func nameKey(_ name: String) -> String {
    name.lowercased().split { !$0.isLetterOrNumber }.joined(separator: " ")
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

extension Character {
  // What Unicode says of a character takes long to look up, and most are ASCII.
  fileprivate var isLetterOrNumber: Bool {
    guard let ascii = utf8.first, ascii < 0x80, utf8.count == 1 else { return isLetter || isNumber }
    return ascii.isDigit || ascii.isCapital || ascii.isSmallLetter
  }
}
