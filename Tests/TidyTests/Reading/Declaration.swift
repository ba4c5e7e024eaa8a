/// A declaration that begins a line, with its access and where it stands.
struct Declaration: Equatable {
  /// How it is reached from elsewhere.
  enum Access: String {
    case `public`, package, `internal`, `fileprivate`, `private`
  }

  /// The line, from 1.
  let line: Int
  let access: Access
  /// The declaring word: `struct`, `enum`, `func` or another.
  let keyword: String
  /// `Money` of `struct Money: Hashable`, `Billctl.Bills` of `extension Billctl.Bills {`, `+` of
  /// `static func + (…)`.
  let name: String
  /// The open braces around it: 0 at the top of a file.
  let depth: Int

  /// Whether it declares a type.
  var isType: Bool { ["struct", "enum", "class", "actor", "protocol"].contains(keyword) }

  /// The declarations in the lines of a file's code, in order.
  static func all(in code: [String]) -> [Declaration] {
    let pattern = self.pattern
    var depth = 0
    var declarations: [Declaration] = []
    for (index, line) in code.enumerated() where !line.isEmpty {
      if let match = mayDeclare(line) ? line.prefixMatch(of: pattern) : nil {
        declarations.append(
          Declaration(
            line: index + 1, access: access(String(match.output.1)),
            keyword: String(match.output.2), name: String(match.output.3), depth: depth))
      }
      for byte in line.utf8 {
        if byte == UInt8(ascii: "{") { depth += 1 }
        if byte == UInt8(ascii: "}") { depth -= 1 }
      }
    }
    return declarations
  }

  /// Whether the regular expression is worth its time.
  private static func mayDeclare(_ line: String) -> Bool {
    let first = line.utf8.first { $0 != UInt8(ascii: " ") }
    return first.map { "@acefimnopst".utf8.contains($0) } ?? false
  }

  private static func access(_ modifiers: String) -> Access {
    let words = modifiers.split(separator: " ").map { $0.prefix { $0 != "(" } }
    return words.compactMap { Access(rawValue: String($0)) }.first ?? .internal
  }

  // Not `Regex` as a stored value: it is not Sendable.
  private static var pattern: Regex<(Substring, Substring, Substring, Substring)> {
    /\s*(?:@\w+(?:\([^)]*\))?\s+)*((?:(?:public|package|internal|fileprivate|private|private\(set\)|package\(set\)|static|final|indirect|mutating|nonisolated|override)\s+)*)(struct|enum|class|actor|protocol|extension|typealias|func)\s+([^\s:({<]+(?:\.\w+)*|<[=<>]*|[^\s\w(]+)/
  }
}
