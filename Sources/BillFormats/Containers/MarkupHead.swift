/// Looks at the beginning of a document for its root element, without parsing it.
enum MarkupHead {
  /// The local name of the root element, or nil where none begins within the given bytes.
  static func rootName(of head: [UInt8]) -> String? {
    var index = 0
    while true {
      while index < head.count, head[index].isBlank { index += 1 }
      guard index + 1 < head.count, head[index] == UInt8(ascii: "<") else { return nil }
      switch head[index + 1] {
      case UInt8(ascii: "?"):
        guard let end = ByteSearch.first("?>", in: head, from: index) else { return nil }
        index = end + 2
      case UInt8(ascii: "!"):
        let isComment = head[index...].starts(with: Array("<!--".utf8))
        guard let end = isComment ? ByteSearch.first("-->", in: head, from: index + 4) : nil else {
          return isComment ? nil : doctypeName(head[(index + 2)...])
        }
        index = end + 3
      default:
        return name(head[(index + 1)...])
      }
    }
  }

  /// Whether it begins like XML although no root element is in sight: a truncated declaration.
  static func looksLikeMarkup(_ head: [UInt8]) -> Bool {
    let start = head.drop(while: \.isBlank)
    return start.starts(with: Array("<?xml".utf8)) || start.starts(with: Array("<!--".utf8))
  }

  // A document type names its root element; the reader refuses it later, with a better reason.
  private static func doctypeName(_ declaration: ArraySlice<UInt8>) -> String? {
    guard declaration.starts(with: Array("DOCTYPE".utf8)) else { return nil }
    return name(declaration.dropFirst(7).drop(while: \.isBlank))
  }

  private static func name(_ text: ArraySlice<UInt8>) -> String? {
    guard let first = text.first, first.isLetter || first == UInt8(ascii: "_") || first >= 0x80
    else { return nil }
    let ends: Set<UInt8> = [UInt8(ascii: ">"), UInt8(ascii: "/")]
    let qualified = text.prefix { !$0.isBlank && !ends.contains($0) }.prefix(256)
    let local = qualified.split(separator: UInt8(ascii: ":")).last ?? qualified
    return String(decoding: local, as: UTF8.self)
  }
}
