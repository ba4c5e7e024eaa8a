/// The header fields of a message or a part.
struct MIMEHeader {
  /// A field's value and its parameters, names in small letters (RFC 2045 5.1, RFC 2231).
  struct Parameterised {
    var value: String
    var parameters: [String: String]
  }

  private static let mostBytes = 1 << 20
  private let fields: [(name: String, value: String)]

  /// Splits an entity into its header and its body, at the first empty line.
  static func split(_ entity: ArraySlice<UInt8>) -> (MIMEHeader, body: ArraySlice<UInt8>) {
    var lines: [ArraySlice<UInt8>] = []
    var position = entity.startIndex
    while position < entity.endIndex, position - entity.startIndex < mostBytes {
      let end = entity[position...].firstIndex(of: 0x0A) ?? entity.endIndex
      let line = entity[position..<end]
      position = min(end + 1, entity.endIndex)
      let text = line.last == 0x0D ? line.dropLast() : line
      if text.isEmpty { break }
      lines.append(text)
    }
    return (MIMEHeader(lines), entity[position...])
  }

  private init(_ lines: [ArraySlice<UInt8>]) {
    var fields: [(name: String, value: [UInt8])] = []
    for line in lines {
      if line.first == 0x20 || line.first == 0x09 {
        if !fields.isEmpty { fields[fields.count - 1].value += line }
      } else if let colon = line.firstIndex(of: UInt8(ascii: ":")) {
        let name = String(decoding: line[..<colon], as: UTF8.self).lowercased()
        fields.append((name, Array(line[(colon + 1)...])))
      }
    }
    self.fields = fields.map { ($0.name, ContainerLabel.lossless($0.value)) }
  }

  /// How many fields of a name there are.
  func count(_ name: String) -> Int { fields.count { $0.name == name } }

  /// The first field of a name.
  func first(_ name: String) -> String? { fields.first { $0.name == name }?.value }

  /// The first field of a name with its parameters decoded; empty where there is none.
  func parameterised(_ name: String) -> Parameterised {
    var pieces = MIMEHeader.pieces(first(name) ?? "")[...]
    let value = (pieces.popFirst() ?? "").lowercased().filter { !$0.isWhitespace }
    var plain: [String: String] = [:]
    var extended: [String: [(order: Int, text: String, isEncoded: Bool)]] = [:]
    for piece in pieces {
      guard let equals = piece.firstIndex(of: "=") else { continue }
      let key = piece[..<equals].lowercased().filter { !$0.isWhitespace }
      let text = MIMEHeader.unquoted(piece[piece.index(after: equals)...])
      let parts = key.split(separator: "*", omittingEmptySubsequences: false)
      if parts.count == 1 {
        plain[key] = MIMEEncodings.encodedWords(text)
      } else {
        let order = Int(parts[1]) ?? 0
        extended[String(parts[0]), default: []].append((order, text, key.hasSuffix("*")))
      }
    }
    for (key, parts) in extended {
      plain[key] = MIMEEncodings.continued(parts.sorted { $0.order < $1.order })
    }
    return Parameterised(value: value, parameters: plain)
  }

  /// Splits at semicolons that are not within quotes.
  private static func pieces(_ text: String) -> [String] {
    var pieces = [""]
    var isQuoted = false
    var isEscaped = false
    for character in text {
      if character == ";", !isQuoted {
        pieces.append("")
        continue
      }
      if character == "\"", !isEscaped { isQuoted.toggle() }
      isEscaped = character == "\\" && !isEscaped
      pieces[pieces.count - 1].append(character)
    }
    return pieces
  }

  private static func unquoted(_ text: Substring) -> String {
    let trimmed = text.drop(while: \.isWhitespace)
    guard trimmed.first == "\"" else { return String(trimmed.prefix { !$0.isWhitespace }) }
    var result = ""
    var isEscaped = false
    for character in trimmed.dropFirst() {
      if character == "\"", !isEscaped { break }
      if character == "\\", !isEscaped {
        isEscaped = true
        continue
      }
      isEscaped = false
      result.append(character)
    }
    return result
  }
}
