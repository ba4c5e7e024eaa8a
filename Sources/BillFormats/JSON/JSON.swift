/// A JSON value with its members in the order they were given (RFC 8259).
package indirect enum JSON: Hashable, Sendable {
  case null
  case bool(Bool)
  case number(Int64)
  case text(String)
  case list([JSON])
  case object([Member])

  /// One name and its value in an object.
  package struct Member: Hashable, Sendable {
    package let name: String
    package let value: JSON

    package init(name: String, value: JSON) {
      self.name = name
      self.value = value
    }
  }
}

extension JSON: ExpressibleByStringLiteral, ExpressibleByArrayLiteral,
  ExpressibleByDictionaryLiteral, ExpressibleByIntegerLiteral, ExpressibleByBooleanLiteral
{
  package init(stringLiteral value: String) { self = .text(value) }
  package init(integerLiteral value: Int64) { self = .number(value) }
  package init(booleanLiteral value: Bool) { self = .bool(value) }
  package init(arrayLiteral elements: JSON...) { self = .list(elements) }
  package init(dictionaryLiteral elements: (String, JSON)...) {
    self = .object(elements.map { Member(name: $0.0, value: $0.1) })
  }

  /// Text, or null.
  package init(_ text: String?) { self = text.map { .text($0) } ?? .null }

  /// The description of a value (a date, an id, an instant), or null.
  package init(_ value: (some CustomStringConvertible)?) {
    self = value.map { .text($0.description) } ?? .null
  }

  package init(_ values: [JSON]) { self = .list(values) }
}

extension JSON {
  /// The value of a member of an object.
  package subscript(name: String) -> JSON? {
    guard case .object(let members) = self else { return nil }
    return members.first { $0.name == name }?.value
  }

  /// The object with further members behind its own.
  package func adding(_ more: [Member]) -> JSON {
    guard case .object(let members) = self else { return self }
    return .object(members + more)
  }

  /// The text on one line, or indented by two blanks a level as it stands so many levels deep.
  package func rendered(indented: Bool, level: Int = 0) -> String {
    var text = ""
    write(to: &text, level: indented ? level : nil)
    return text
  }

  private func write(to text: inout String, level: Int?) {
    switch self {
    case .null: text += "null"
    case .bool(let value): text += value ? "true" : "false"
    case .number(let value): text += String(value)
    case .text(let value): JSON.quote(value, to: &text)
    case .list(let values):
      JSON.write(values, "[", "]", to: &text, level) { value, text, level in
        value.write(to: &text, level: level)
      }
    case .object(let members):
      JSON.write(members, "{", "}", to: &text, level) { member, text, level in
        JSON.quote(member.name, to: &text)
        text += level == nil ? ":" : ": "
        member.value.write(to: &text, level: level)
      }
    }
  }

  private static func write<Item>(
    _ items: [Item], _ opening: String, _ closing: String, to text: inout String, _ level: Int?,
    _ writeItem: (Item, inout String, Int?) -> Void
  ) {
    text += opening
    for (index, item) in items.enumerated() {
      if index > 0 { text += "," }
      if let level { text += "\n" + String(repeating: "  ", count: level + 1) }
      writeItem(item, &text, level.map { $0 + 1 })
    }
    if let level, !items.isEmpty { text += "\n" + String(repeating: "  ", count: level) }
    text += closing
  }

  private static func quote(_ value: String, to text: inout String) {
    text += "\""
    for scalar in value.unicodeScalars {
      switch scalar {
      case "\"": text += "\\\""
      case "\\": text += "\\\\"
      case "\n": text += "\\n"
      case "\r": text += "\\r"
      case "\t": text += "\\t"
      case "\u{0}"..."\u{1F}", "\u{7F}"..."\u{9F}", "\u{2028}", "\u{2029}":
        let digits = String(scalar.value, radix: 16)
        text += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: text.unicodeScalars.append(scalar)
      }
    }
    text += "\""
  }
}
