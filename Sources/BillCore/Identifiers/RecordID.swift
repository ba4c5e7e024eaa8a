/// The identity of a stored record: 128 bits, written as 26 letters and digits.
package struct RecordID: Hashable, Sendable, Comparable {
  // Two words in place of an array: every row holds several ids, and lists are joined by them.
  private let high: UInt64
  private let low: UInt64

  /// The identity with exactly these sixteen bytes, or nil for any other number of bytes.
  package init?(bytes: [UInt8]) {
    guard bytes.count == 16 else { return nil }
    self.init(sixteen: bytes)
  }

  /// The identity with exactly these sixteen bytes; any other number is a mistake of the caller.
  package init(sixteen bytes: [UInt8]) {
    precondition(bytes.count == 16, "a record id has sixteen bytes")
    (high, low) = bytes.withUnsafeBytes {
      (
        UInt64(bigEndian: $0.loadUnaligned(as: UInt64.self)),
        UInt64(bigEndian: $0.loadUnaligned(fromByteOffset: 8, as: UInt64.self))
      )
    }
  }

  /// Sixteen bytes.
  package var bytes: [UInt8] {
    withUnsafeBytes(of: (high.bigEndian, low.bigEndian)) { Array($0) }
  }

  /// Reads the 26-character form, in any letter case.
  package init?(_ text: some StringProtocol) {
    guard text.utf8.count == 26, let decoded = Base32.decode(text.withASCIICapitals) else {
      return nil
    }
    self.init(bytes: decoded)
  }

  package static func < (left: RecordID, right: RecordID) -> Bool {
    (left.high, left.low) < (right.high, right.low)
  }
}

extension RecordID: CustomStringConvertible {
  /// RFC 4648 base32 in lower case, without padding.
  package var description: String { Base32.encode(bytes, in: .small) }

  /// Its beginning, which people read, type and mean: long enough to name one record of an account.
  package var short: String { String(description.prefix(8)) }
}
