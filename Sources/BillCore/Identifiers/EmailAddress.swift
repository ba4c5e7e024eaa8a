/// An e-mail address in the form mail programs everywhere take: `local.part@domain.example`.
///
/// The dot-atom of RFC 5322 3.2.3 at a host name of RFC 5321 2.3.5. Quoted local parts, comments,
/// address literals and characters beyond ASCII are refused, and so are control characters, which
/// could add a header line to a mail.
package struct EmailAddress: Hashable, Sendable, CustomStringConvertible {
  /// The address as written, its domain in small letters; at most 254 characters.
  package let text: String

  /// Checks an address; blanks around it are not its part and are refused too.
  package init(_ written: some StringProtocol) throws(EmailAddressError) {
    guard written.utf8.count <= 254 else { throw .tooLong(limit: 254) }
    let parts = written.split(separator: "@", omittingEmptySubsequences: false)
    guard parts.count == 2 else { throw .wrongAtSigns(found: parts.count - 1) }
    try EmailAddress.check(localPart: parts[0])
    let domain = parts[1].withASCIISmallLetters
    try EmailAddress.check(domain: domain)
    text = "\(parts[0])@\(domain)"
  }

  /// The form under which an account is looked up: all in small letters.
  ///
  /// RFC 5321 lets local parts differ by case; no mail service in use does.
  package var normalized: String { text.withASCIISmallLetters }

  package var domain: String { String(text.drop { $0 != "@" }.dropFirst()) }

  package var description: String { text }

  private static func check(localPart: some StringProtocol) throws(EmailAddressError) {
    guard !localPart.isEmpty else { throw .emptyLocalPart }
    guard localPart.utf8.count <= 64 else { throw .tooLong(limit: 64) }
    if let character = localPart.first(where: { $0 != "." && !isAtomText($0) }) {
      throw .malformed(character)
    }
    let atoms = localPart.split(separator: ".", omittingEmptySubsequences: false)
    guard atoms.allSatisfy({ !$0.isEmpty }) else { throw .misplacedDot }
  }

  private static func check(domain: String) throws(EmailAddressError) {
    let labels = domain.split(separator: ".", omittingEmptySubsequences: false)
    let isHostName = labels.allSatisfy { label in
      (1...63).contains(label.utf8.count) && !label.hasPrefix("-") && !label.hasSuffix("-")
        && label.utf8.allSatisfy { $0.isDigit || $0.isSmallLetter || $0 == UInt8(ascii: "-") }
    }
    // A last label of digits would be an IP address, a single one a name of the local net.
    let isTopLevel = labels.last.map { !$0.utf8.allSatisfy(\.isDigit) } ?? false
    guard labels.count >= 2, isHostName, isTopLevel else { throw .wrongDomain(domain) }
  }

  private static func isAtomText(_ character: Character) -> Bool {
    character.isASCII
      && (character.isLetter || character.isNumber || "!#$%&'*+-/=?^_`{|}~".contains(character))
  }
}

/// Why a text is not an e-mail address.
package enum EmailAddressError: Error, Equatable {
  /// Not exactly one `@`.
  case wrongAtSigns(found: Int)
  /// Nothing before the `@`.
  case emptyLocalPart
  /// A character an unquoted local part cannot have.
  case malformed(Character)
  /// A dot at the beginning or end of the local part, or two in a row.
  case misplacedDot
  /// More characters than the limit of RFC 5321 4.5.3.1.
  case tooLong(limit: Int)
  /// The part after the `@` is not a full host name.
  case wrongDomain(String)
}
