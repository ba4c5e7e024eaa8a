/// A bill's number as people write it: in whatever case, with or without blanks and punctuation,
/// with or without leading zeros.
package struct BillNumber: Hashable, Sendable {
  /// The runs of letters and of digits, in capital letters.
  private let parts: [String]

  /// Nil for a text without a letter or digit.
  package init?(_ text: some StringProtocol) {
    var parts: [String] = []
    var last: Kind?
    for character in text.uppercased() {
      let kind = Kind(character)
      if kind != .other {
        if kind == last {
          parts[parts.count - 1].append(character)
        } else {
          parts.append("\(character)")
        }
      }
      last = kind
    }
    guard !parts.isEmpty else { return nil }
    self.parts = parts
  }

  /// The number without what people write differently, for a look into an index: every spelling of
  /// one number has the same key, and a few other numbers have it too.
  package var key: String { parts.joined().filter { $0 != "0" } }

  /// Whether both are one number, spelled in two ways.
  ///
  /// Leading zeros of a part do not count; parts may be written together in one of them, but `1-11`
  /// is not `11-1`.
  package func isSpelling(of other: BillNumber) -> Bool {
    significant == other.significant
      || (parts.count != other.parts.count && parts.joined() == other.parts.joined())
  }

  /// Whether a text that goes with a payment names this number.
  package func isQuoted(in text: BillNumber) -> Bool {
    let (wanted, words) = (significant, text.significant)
    if words.count >= wanted.count {
      let starts = 0...(words.count - wanted.count)
      if starts.contains(where: { Array(words[$0..<$0 + wanted.count]) == wanted }) { return true }
    }
    let whole = parts.joined()
    return whole.count >= BillNumber.tellingLength && text.parts.joined().contains(whole)
  }

  /// Shorter numbers are found by chance inside longer ones.
  private static let tellingLength = 6

  private var significant: [String] {
    parts.map { part in
      let rest = part.drop { $0 == "0" }
      return rest.isEmpty ? "0" : String(rest)
    }
  }

  private enum Kind {
    case letter, digit, other

    init(_ character: Character) {
      self = character.isNumber ? .digit : character.isLetter ? .letter : .other
    }
  }
}
