/// The identity of a stored record: 128 bits, written as 26 letters and digits.
package struct RecordID: Hashable, Sendable, Comparable {
  /// Sixteen bytes.
  package let bytes: [UInt8]

  /// The identity with exactly these sixteen bytes, or nil for any other number of bytes.
  package init?(bytes: some Sequence<UInt8>) {
    self.bytes = Array(bytes)
    guard self.bytes.count == 16 else { return nil }
  }

  /// The identity with exactly these sixteen bytes; any other number is a mistake of the caller.
  package init(sixteen bytes: [UInt8]) {
    precondition(bytes.count == 16, "a record id has sixteen bytes")
    self.bytes = bytes
  }

  /// Reads the 26-character form, in any letter case.
  package init?(_ text: some StringProtocol) {
    guard text.utf8.count == 26, let decoded = Base32.decode(text.withASCIICapitals) else {
      return nil
    }
    self.init(bytes: decoded)
  }

  package static func < (left: RecordID, right: RecordID) -> Bool {
    left.bytes.lexicographicallyPrecedes(right.bytes)
  }
}

extension RecordID: CustomStringConvertible {
  /// RFC 4648 base32 in lower case, without padding.
  package var description: String { Base32.encode(bytes).lowercased() }
}
