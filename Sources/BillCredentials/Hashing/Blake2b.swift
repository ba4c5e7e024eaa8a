import CSodium

/// BLAKE2b (RFC 7693) as libsodium computes it.
package enum Blake2b {
  /// The hash of bytes, 16 to 64 bytes long, keyed when a key of 16 to 64 bytes is given.
  package static func hash(_ message: [UInt8], key: SecureBytes? = nil, length: Int = 32) -> [UInt8]
  {
    guard let key else {
      return hash(message, key: UnsafeBufferPointer(start: nil, count: 0), length: length)
    }
    return key.withBytes { hash(message, key: $0, length: length) }
  }

  /// The same with a key that was lent; an empty one is none.
  static func hash(_ message: [UInt8], key: UnsafeBufferPointer<UInt8>, length: Int = 32) -> [UInt8]
  {
    precondition((16...64).contains(length) && (key.isEmpty || (16...64).contains(key.count)))
    var digest = [UInt8](repeating: 0, count: length)
    let status = crypto_generichash(
      &digest, length, message, UInt64(message.count), key.baseAddress, key.count)
    precondition(status == 0)
    return digest
  }

  /// A key of 32 bytes made from another, kept apart by salt and personalisation (RFC 7693 2.5).
  ///
  /// - Parameters:
  ///   - personalisation: at most 16 ASCII characters, filled with zero bytes.
  ///   - salt: exactly 16 bytes.
  static func derivedKey(
    from key: SecureBytes, message: [UInt8], salt: [UInt8], personalisation: StaticString
  ) -> SecureBytes {
    precondition(salt.count == 16 && (16...64).contains(key.count))
    let personal = padded(personalisation)
    return SecureBytes(
      capacity: 32,
      writing: { room in
        let status = key.withPointer {
          crypto_generichash_blake2b_salt_personal(
            room, 32, message, UInt64(message.count), $0, key.count, salt, personal)
        }
        precondition(status == 0)
        return 32
      })
  }

  /// A hash of 32 bytes, keyed or not, that no other personalisation can give.
  package static func keyedHash(
    _ message: [UInt8], key: SecureBytes?, salt: [UInt8] = [UInt8](repeating: 0, count: 16),
    personalisation: StaticString
  ) -> [UInt8] {
    precondition(salt.count == 16)
    let personal = padded(personalisation)
    var digest = [UInt8](repeating: 0, count: 32)
    let length = UInt64(message.count)
    let status: Int32
    if let key {
      status = key.withPointer {
        crypto_generichash_blake2b_salt_personal(
          &digest, 32, message, length, $0, key.count, salt, personal)
      }
    } else {
      status = crypto_generichash_blake2b_salt_personal(
        &digest, 32, message, length, nil, 0, salt, personal)
    }
    precondition(status == 0)
    return digest
  }

  private static func padded(_ text: StaticString) -> [UInt8] {
    let bytes = text.withUTF8Buffer { Array($0) }
    precondition(bytes.count <= 16)
    return bytes + [UInt8](repeating: 0, count: 16 - bytes.count)
  }
}
