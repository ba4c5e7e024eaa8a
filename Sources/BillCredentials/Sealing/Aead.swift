import CSodium

/// XChaCha20-Poly1305-IETF (draft-irtf-cfrg-xchacha-03).
enum Aead {
  static let keyLength = 32
  static let nonceLength = 24
  static let tagLength = 16

  /// The ciphertext followed by its tag.
  static func seal(_ plaintext: SecureBytes, aad: [UInt8], nonce: [UInt8], key: SecureBytes)
    -> [UInt8]
  {
    plaintext.withPointer { seal($0, plaintext.count, aad, nonce, key) }
  }

  /// The same for a plaintext that is no secret where it comes from.
  static func seal(_ plaintext: [UInt8], aad: [UInt8], nonce: [UInt8], key: SecureBytes) -> [UInt8]
  {
    seal(plaintext, plaintext.count, aad, nonce, key)
  }

  private static func seal(
    _ plaintext: UnsafePointer<UInt8>, _ count: Int, _ aad: [UInt8], _ nonce: [UInt8],
    _ key: SecureBytes
  ) -> [UInt8] {
    precondition(nonce.count == nonceLength && key.count == keyLength)
    var sealed = [UInt8](repeating: 0, count: count + tagLength)
    let status = key.withPointer {
      crypto_aead_xchacha20poly1305_ietf_encrypt(
        &sealed, nil, plaintext, UInt64(count), aad, UInt64(aad.count), nil, nonce, $0)
    }
    precondition(status == 0)
    return sealed
  }

  /// The plaintext, without the padding where it was padded to blocks (ISO 7816-4); nil when key,
  /// nonce, associated data, ciphertext or padding are not the sealed ones.
  static func open(
    _ sealed: [UInt8], aad: [UInt8], nonce: [UInt8], key: SecureBytes, paddedTo block: Int? = nil
  ) -> SecureBytes? {
    guard sealed.count >= tagLength, key.count == keyLength else { return nil }
    var length: Int?
    let plaintext = SecureBytes(
      capacity: sealed.count - tagLength,
      writing: { room in
        length = key.withPointer {
          open(sealed, aad: aad, nonce: nonce, key: $0, paddedTo: block, into: room)
        }
        return length ?? 0
      })
    return length == nil ? nil : plaintext
  }

  /// The same into room for all of it but the tag, under a key of 32 bytes; the number of bytes.
  static func open(
    _ sealed: [UInt8], aad: [UInt8], nonce: [UInt8], key: UnsafePointer<UInt8>,
    paddedTo block: Int?, into room: UnsafeMutablePointer<UInt8>
  ) -> Int? {
    guard sealed.count >= tagLength, nonce.count == nonceLength else { return nil }
    let status = crypto_aead_xchacha20poly1305_ietf_decrypt(
      room, nil, nil, sealed, UInt64(sealed.count), aad, UInt64(aad.count), nonce, key)
    guard status == 0 else { return nil }
    var length = sealed.count - tagLength
    guard let block else { return length }
    return sodium_unpad(&length, room, length, block) == 0 ? length : nil
  }
}
