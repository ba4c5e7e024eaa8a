/// A telephone number that works from everywhere (ITU-T E.164).
package struct PhoneNumber: Hashable, Sendable, CustomStringConvertible {
  /// `+` and 7 to 15 digits.
  package let e164: String

  /// Reads an international number written with blanks, dashes, dots, slashes and parentheses.
  ///
  /// A `(0)` is dropped: it stands for the digit dialled only inside the country. A number without
  /// `+` is refused, for which country it belongs to would be a guess.
  package init(_ text: some StringProtocol) throws(PhoneNumberError) {
    let international = String(text).replacing("(0)", with: "")
    let compact = international.compacted(dropping: ["-", "‐", "‑", "–", "(", ")", ".", "/"])
    let digits = compact.hasPrefix("+") ? compact.dropFirst() : compact[...]
    if let character = digits.first(where: { !$0.isASCII || !$0.isNumber }) {
      throw .malformed(character)
    }
    guard compact.hasPrefix("+") else {
      let suggestion = digits.hasPrefix("00") ? "+" + digits.dropFirst(2) : nil
      throw .nationalForm(suggestion: suggestion)
    }
    guard !digits.hasPrefix("0") else { throw .leadingZero }
    guard (7...15).contains(digits.count) else { throw .wrongLength(found: digits.count) }
    e164 = compact
  }

  package var description: String { e164 }
}

/// Why a text is not an international telephone number.
package enum PhoneNumberError: Error, Equatable {
  /// A character no telephone number has.
  case malformed(Character)
  /// The number lacks `+` and country code; with a leading `00` it is clear what was meant.
  case nationalForm(suggestion: String?)
  /// No country code begins with 0.
  case leadingZero
  /// Not 7 to 15 digits.
  case wrongLength(found: Int)
}
