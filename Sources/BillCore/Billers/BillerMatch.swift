/// How a biller is recognised: by VAT or legal id, else by normalised name, never by account number.
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

  /// An identifier in capital letters without anything but letters and digits; nil when empty.
  package static func identifierKey(_ text: String?) -> String? {
    guard let text else { return nil }
    let key = text.uppercased().filter { $0.isLetter || $0.isNumber }
    return key.isEmpty ? nil : key
  }

  /// A name in lower case with runs of everything but letters and digits as one blank.
  package static func nameKey(_ name: String) -> String {
    name.lowercased().split { !$0.isLetter && !$0.isNumber }.joined(separator: " ")
  }
}
