/// Rows of JSON objects as RFC 4180 text.
package enum CSV {
  /// A header of the first row's members and a line for each row; nested members are named with
  /// a point, lists of words are joined with blanks, lists of objects are JSON.
  ///
  /// Without rows the header has the names given for that.
  package static func text(_ rows: [JSON], ofNone header: [String] = []) -> String {
    guard let first = rows.first else {
      return header.isEmpty ? "" : header.joined(separator: ",") + "\r\n"
    }
    let names = cells(first).map(\.name)
    var lines = [names.map(quoted).joined(separator: ",")]
    for row in rows {
      let values = cells(row)
      lines.append(
        names.map { name in quoted(values.first { $0.name == name }?.text ?? "") }
          .joined(separator: ","))
    }
    return lines.joined(separator: "\r\n") + "\r\n"
  }

  private static func cells(_ row: JSON, prefix: String = "") -> [(name: String, text: String)] {
    guard case .object(let members) = row else { return [(prefix, text(of: row))] }
    return members.flatMap { member in
      let name = prefix.isEmpty ? member.name : "\(prefix).\(member.name)"
      if case .object = member.value { return cells(member.value, prefix: name) }
      return [(name, text(of: member.value))]
    }
  }

  private static func text(of value: JSON) -> String {
    switch value {
    case .null: ""
    case .bool(let value): value ? "true" : "false"
    case .number(let number): String(number)
    case .text(let text): harmless(text)
    case .list(let values):
      values.contains(where: \.isNested)
        ? value.rendered(indented: false) : values.map(text(of:)).joined(separator: " ")
    case .object: value.rendered(indented: false)
    }
  }

  // A spreadsheet runs what begins like a formula; an apostrophe makes it text again. Amounts
  // begin with a minus sign and stay numbers.
  private static func harmless(_ text: String) -> String {
    guard let first = text.first, "=+@-\t\r".contains(first) else { return text }
    let isNumber = text.dropFirst().allSatisfy { $0.isASCII && ($0.isNumber || $0 == ".") }
    return isNumber && first != "=" && first != "@" ? text : "'" + text
  }

  private static func quoted(_ text: String) -> String {
    guard text.contains(where: { $0 == "," || $0 == "\"" || $0.isNewline }) else { return text }
    return "\"" + text.replacing("\"", with: "\"\"") + "\""
  }
}

extension JSON {
  /// Whether it holds further values.
  fileprivate var isNested: Bool {
    switch self {
    case .list, .object: true
    case .null, .bool, .number, .text: false
    }
  }
}
