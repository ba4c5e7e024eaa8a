import BillCore

/// Makes texts of others fit for a message.
enum NoticeText {
  private static let longest = 70

  /// A text on one line, without what steers a terminal, turns the direction of reading or could
  /// begin a line of a header or of a seal.
  static func oneLine(_ text: String) -> String {
    let scalars = text.unicodeScalars.map { scalar -> Unicode.Scalar in
      switch scalar.properties.generalCategory {
      case .control, .format, .lineSeparator, .paragraphSeparator: " "
      default: scalar
      }
    }
    return String(String.UnicodeScalarView(scalars))
      .split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  /// What somebody else wrote: on one line, not too long, account numbers masked.
  static func quoted(_ text: String) -> String {
    let line = masked(oneLine(text))
    return line.count > longest ? "\(line.prefix(longest - 1))…" : line
  }

  // A bank's reason or a biller's name may hold an account number. A notice is made of every
  // payment of a run, and a regular expression would take longer than all the rest of it.
  private static func masked(_ text: String) -> String {
    var masked = String.UnicodeScalarView()
    var rest = text.unicodeScalars[...]
    while let first = rest.first {
      if let end = endOfNumber(rest) {
        masked.append("…")
        masked.append(contentsOf: rest[..<end].suffix(4))
        rest = rest[end...]
      } else {
        masked.append(first)
        rest.removeFirst()
      }
    }
    return String(masked)
  }

  // Where an account number ends that begins here: an IBAN (ISO 13616: two letters, two digits, up
  // to 30 more, in groups) or nine digits and more in groups.
  private static func endOfNumber(_ text: Substring.UnicodeScalarView)
    -> String.UnicodeScalarView.Index?
  {
    let start = text.prefix(4)
    if start.count == 4, start.prefix(2).allSatisfy(isLetter),
      start.dropFirst(2).allSatisfy(isDigit)
    {
      let (count, end) = run(text[start.endIndex...], between: " ", atMost: 30) {
        isLetter($0) || isDigit($0)
      }
      if count >= 11 { return end }
    }
    guard text.first.map(isDigit) ?? false else { return nil }
    let (count, end) = run(text, between: " .-", atMost: .max, isDigit)
    return count >= 9 ? end : nil
  }

  // How many characters of a kind follow each other with at most one separator between two; a
  // group without a digit belongs to it only where one with a digit follows.
  private static func run(
    _ text: Substring.UnicodeScalarView, between separators: String, atMost limit: Int,
    _ belongs: (Unicode.Scalar) -> Bool
  ) -> (count: Int, end: String.UnicodeScalarView.Index) {
    var (seen, count, end) = (0, 0, text.startIndex)
    var (isAfterSeparator, hasDigit) = (false, true)
    for index in text.indices {
      let scalar = text[index]
      if belongs(scalar) {
        seen += 1
        isAfterSeparator = false
        hasDigit = hasDigit || isDigit(scalar)
        if hasDigit { (count, end) = (seen, text.index(after: index)) }
        if seen == limit { break }
      } else if !isAfterSeparator, separators.unicodeScalars.contains(scalar) {
        (isAfterSeparator, hasDigit) = (true, false)
      } else {
        break
      }
    }
    return (count, end)
  }

  private static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
    scalar.isASCII && scalar.properties.isAlphabetic
  }

  private static func isDigit(_ scalar: Unicode.Scalar) -> Bool { ("0"..."9").contains(scalar) }

  /// A text that no phone turns into a link, whatever a biller calls himself.
  static func unlinked(_ text: String) -> String {
    String(text.map { "./:@".contains($0) ? " " : $0 })
      .split(separator: " ").joined(separator: " ")
  }

  /// Lines of at most 72 characters, where words allow it.
  static func wrapped(_ text: String) -> [String] {
    text.split(separator: " ").reduce(into: []) { lines, word in
      if let last = lines.last, last.count + 1 + word.count <= 72 {
        lines[lines.count - 1] = "\(last) \(word)"
      } else {
        lines.append(String(word))
      }
    }
  }

  /// A moment to the minute.
  static func moment(_ at: Instant) -> String {
    "\(at.utcDate) \(at.description.dropFirst(11).prefix(5)) UTC"
  }
}
