import CSodium

/// One sealed value of a row, as the database keeps it.
///
/// `0x01` format, `0x01` suite, epoch (u32 big-endian), nonce (24), ciphertext, tag (16). The
/// plaintext is padded to whole blocks of 64 bytes, so that lengths tell nothing.
package enum SealedRow {
  static let format: UInt8 = 1
  static let suite: UInt8 = 1
  static let headerLength = 6
  static let block = 64

  /// Seals a value under a fresh nonce; the same value sealed twice gives two different blobs.
  package static func seal(_ plaintext: SecureBytes, for row: RowContext, key: AccountDataKey)
    -> [UInt8]
  {
    let nonce = Sodium.randomBytes(Aead.nonceLength)
    var blob = CanonicalBytes()
    blob.append(format)
    blob.append(suite)
    blob.append(key.epoch)
    blob.append(fixed: nonce)
    blob.append(
      fixed: Aead.seal(
        padded(plaintext), aad: row.associatedData(suite: suite, epoch: key.epoch),
        nonce: nonce, key: key.subkey(.rows)))
    return blob.bytes
  }

  /// Opens a value for the row it was sealed for.
  ///
  /// Throws `.malformed` for a form this version does not write, `.wrongEpoch` for another
  /// generation of the key, and `.tampered` for anything that is not what was sealed here.
  package static func open(_ blob: [UInt8], for row: RowContext, key: AccountDataKey)
    throws(CredentialError) -> SecureBytes
  {
    let ciphertextStart = headerLength + Aead.nonceLength
    guard blob.count >= ciphertextStart + block + Aead.tagLength, blob[0] == format,
      blob[1] == suite
    else { throw .malformed(.row) }
    let epoch = blob[2..<headerLength].reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
    guard epoch == key.epoch else { throw .wrongEpoch(found: epoch, expected: key.epoch) }
    let opened = Aead.open(
      Array(blob[ciphertextStart...]), aad: row.associatedData(suite: suite, epoch: epoch),
      nonce: Array(blob[headerLength..<ciphertextStart]), key: key.subkey(.rows),
      paddedTo: block)
    guard let opened else { throw .tampered(.row) }
    return opened
  }

  /// A head as it is, and after it the plaintext with ISO 7816-4 padding to whole blocks.
  static func padded(_ plaintext: SecureBytes, after head: [UInt8] = []) -> SecureBytes {
    let capacity = (plaintext.count / block + 1) * block
    return SecureBytes(
      capacity: head.count + capacity,
      writing: { room in
        room.update(from: head, count: head.count)
        let start = room + head.count
        plaintext.withPointer { start.update(from: $0, count: plaintext.count) }
        var length = 0
        let status = sodium_pad(&length, start, plaintext.count, block, capacity)
        precondition(status == 0)
        return head.count + length
      })
  }

  /// The plaintext that was padded after a head of so many bytes.
  static func unpadded(_ padded: SecureBytes, after head: Int) -> SecureBytes? {
    var length = 0
    let status = padded.withPointer {
      sodium_unpad(&length, $0 + head, padded.count - head, block)
    }
    guard status == 0 else { return nil }
    return padded.withBytes { SecureBytes(copying: $0.dropFirst(head).prefix(length)) }
  }
}
