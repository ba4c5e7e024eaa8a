/// Reads what `CanonicalBytes` wrote, in the same order.
package struct CanonicalReader {
  private var rest: ArraySlice<UInt8>

  package init(_ bytes: [UInt8]) { rest = bytes[...] }

  /// Whether everything was read.
  package var isAtEnd: Bool { rest.isEmpty }

  /// The next so many bytes; nil where there are fewer.
  package mutating func bytes(_ count: Int) -> [UInt8]? {
    guard rest.count >= count else { return nil }
    defer { rest = rest.dropFirst(count) }
    return Array(rest.prefix(count))
  }

  /// The next text.
  package mutating func text() -> String? {
    guard rest.count >= 4 else { return nil }
    let length = rest.prefix(4).reduce(0) { $0 << 8 | Int($1) }
    rest = rest.dropFirst(4)
    guard rest.count >= length else { return nil }
    defer { rest = rest.dropFirst(length) }
    return String(validating: rest.prefix(length), as: UTF8.self)
  }

  /// The next text that may be missing: `.some(nil)` where it is, nil where the bytes are wrong.
  package mutating func optionalText() -> String?? {
    switch rest.popFirst() {
    case 0: .some(nil)
    case 1: text().map { .some($0) }
    case .some, nil: nil
    }
  }
}
