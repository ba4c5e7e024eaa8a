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

  // A bank's reason or a biller's name may hold an account number.
  private static func masked(_ text: String) -> String {
    text.replacing(/[A-Za-z]{2}[0-9]{2}(?: ?[A-Za-z0-9]){11,30}|[0-9](?:[ .\-]?[0-9]){8,}/) {
      "…\($0.output.suffix(4))"
    }
  }

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
