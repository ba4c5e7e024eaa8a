/// Bytes that say one thing only: every variable part carries its length, every number its width.
///
/// Whatever is hashed, signed or bound as associated data is written through this, never by
/// joining strings: "ab" + "c" and "a" + "bc" must not be the same message.
package struct CanonicalBytes {
  package private(set) var bytes: [UInt8] = []

  package init() {}

  /// Begins with a fixed tag that names the message's kind and version.
  package init(tag: StaticString) { bytes = tag.withUTF8Buffer { Array($0) } }

  /// Appends bytes whose number the format fixes.
  package mutating func append(fixed part: [UInt8]) { bytes += part }

  /// Appends bytes after their number as four big-endian bytes.
  package mutating func append(counted part: [UInt8]) {
    append(UInt32(part.count))
    bytes += part
  }

  /// Appends the UTF-8 form of a text after the number of its bytes.
  package mutating func append(_ text: String) {
    append(UInt32(text.utf8.count))
    bytes.append(contentsOf: text.utf8)
  }

  /// Appends a number, big-endian, in its own width.
  @inlinable
  package mutating func append(_ number: some FixedWidthInteger) {
    withUnsafeBytes(of: number.bigEndian) { append(raw: $0) }
  }

  /// Appends bytes as they lie in memory.
  package mutating func append(raw part: UnsafeRawBufferPointer) { bytes.append(contentsOf: part) }

  /// Appends a zero byte for nothing, else a one and the text.
  package mutating func append(optional text: String?) {
    append(UInt8(text == nil ? 0 : 1))
    if let text { append(text) }
  }

  /// Appends a zero byte for nothing, else a one and the number.
  package mutating func append(optional number: Int64?) {
    append(UInt8(number == nil ? 0 : 1))
    if let number { append(number) }
  }
}
