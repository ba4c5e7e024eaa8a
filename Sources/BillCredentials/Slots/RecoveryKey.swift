/// The way back in when the password is gone: 160 random bits, shown once, kept on paper.
///
/// Written as 32 letters in eight groups of four and two check characters. These are the sum of
/// the letters' values, weighted 1 to 32, modulo the prime 1021: every single wrong character and
/// every exchange of any two different ones is found, other mistakes but once in 1021 times.
package struct RecoveryKey: Equatable, Sendable {
  let bytes: SecureBytes

  private static let letterCount = 32
  private static let modulus = 1021

  init(bytes: SecureBytes) { self.bytes = bytes }

  /// A fresh key.
  package static func generate() -> RecoveryKey { RecoveryKey(bytes: SecureBytes(random: 20)) }

  /// Reads a key as a person types it, in any case, with or without dashes, O for 0, I or L for 1.
  ///
  /// Returns nil when the length, a character or the check characters are wrong.
  package init?(_ text: some StringProtocol) {
    guard var values = Crockford.values(text), values.count == RecoveryKey.letterCount + 2 else {
      return nil
    }
    defer { Sodium.wipe(&values) }
    let letters = values.prefix(RecoveryKey.letterCount)
    guard Array(values.suffix(2)) == RecoveryKey.checkValues(letters) else { return nil }
    bytes = SecureBytes(capacity: 20) { (room: UnsafeMutableBufferPointer<UInt8>) in
      for group in 0..<4 {
        let bits = letters.dropFirst(group * 8).prefix(8).reduce(UInt64(0)) { $0 << 5 | UInt64($1) }
        for offset in 0..<5 {
          room[group * 5 + offset] = UInt8(truncatingIfNeeded: bits >> UInt64(32 - offset * 8))
        }
      }
      return 20
    }
  }

  /// The key to show once; it is a secret that then lies in ordinary memory.
  package var text: String {
    var values: [UInt8] = []
    values.reserveCapacity(RecoveryKey.letterCount + 2)
    defer { Sodium.wipe(&values) }
    bytes.withBytes { bytes in
      for group in 0..<4 {
        let bits = bytes[(group * 5)..<(group * 5 + 5)].reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        for offset in 0..<8 { values.append(UInt8(bits >> UInt64(35 - offset * 5) & 31)) }
      }
    }
    values += RecoveryKey.checkValues(values[...])
    return Crockford.grouped(values, by: 4)
  }

  private static func checkValues(_ letters: ArraySlice<UInt8>) -> [UInt8] {
    let sum = letters.enumerated().reduce(0) { $0 + ($1.offset + 1) * Int($1.element) } % modulus
    return [UInt8(sum / 32), UInt8(sum % 32)]
  }
}
