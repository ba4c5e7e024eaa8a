import CSodium

/// A file that opens with a key or password of its own, whatever became of the account in it.
///
/// `BCTLfil1`, the kind of secret, the cost of its derivation (two u64, zero for a key), salt (16),
/// commitment (32) and the stream's header (24); then chunks of 64 KiB as libsodium's secretstream
/// (XChaCha20-Poly1305) seals them, each bound to all of the header. The last one says that it is
/// the last, so that a file that was cut off is not taken for a whole one.
package enum SealedFile {
  /// What opens a file.
  package enum Kind: UInt8, Sendable, CaseIterable {
    /// Random, made with the file and shown once; written as a recovery key is.
    case key = 1
    /// Chosen by a person.
    case password = 2
  }

  /// What a new file is locked with.
  package enum Lock: Sendable {
    case key(RecoveryKey)
    case password(SecureBytes, Argon2Cost)
  }

  /// Bytes of plaintext in each chunk but the last.
  static let chunkLength = 64 << 10
  static let overhead = Int(crypto_secretstream_xchacha20poly1305_abytes())
}

extension SealedFile {
  /// Gives the next bytes of a file: exactly so many, fewer only at its end.
  package typealias Source = (_ count: Int) throws -> [UInt8]

  /// Opens a file and hands its content on, part by part.
  ///
  /// A part that was handed on is genuine, but only after the return is it certain that nothing is
  /// missing behind it.
  ///
  /// - Parameter secret: asks for what opens a file of that kind.
  /// - throws: `CredentialError.malformed(.file)` for what is no such file, `.wrongSecret`,
  ///   `.tampered(.file)` for one that was altered or cut off, `.costOutOfRange`.
  package static func read(
    _ source: Source, secret: (Kind) throws -> SecureBytes, _ take: ([UInt8]) throws -> Void
  ) throws {
    let header = try SealedFileHeader(reading: source(SealedFileHeader.length))
    let opening = try source(SealedFileHeader.commitmentLength + SealedFileHeader.streamLength)
    guard opening.count == SealedFileHeader.commitmentLength + SealedFileHeader.streamLength else {
      throw CredentialError.malformed(.file)
    }
    let keys = try header.keys(header.lock(secret(header.kind)))
    guard Sodium.areEqual(keys.commitment, Array(opening.prefix(SealedFileHeader.commitmentLength)))
    else { throw CredentialError.wrongSecret }
    var state = crypto_secretstream_xchacha20poly1305_state()
    defer { sodium_memzero(&state, MemoryLayout.size(ofValue: state)) }
    let start = Array(opening.suffix(SealedFileHeader.streamLength))
    keys.sealing.withPointer {
      _ = crypto_secretstream_xchacha20poly1305_init_pull(&state, start, $0)
    }
    let head = header.bytes + opening
    var isLast = false
    repeat {
      let sealed = try source(chunkLength + overhead)
      let (chunk, last) = try pull(sealed, &state, head)
      try take(chunk)
      isLast = last
    } while !isLast
    guard try source(1).isEmpty else { throw CredentialError.tampered(.file) }
  }

  private static func pull(
    _ sealed: [UInt8], _ state: inout crypto_secretstream_xchacha20poly1305_state, _ head: [UInt8]
  ) throws -> (chunk: [UInt8], isLast: Bool) {
    guard sealed.count >= overhead else { throw CredentialError.tampered(.file) }
    // One byte more, so that the last chunk of an empty rest has an address.
    var chunk = [UInt8](repeating: 0, count: sealed.count - overhead + 1)
    var found: UInt8 = 0
    let status = crypto_secretstream_xchacha20poly1305_pull(
      &state, &chunk, nil, &found, sealed, UInt64(sealed.count), head, UInt64(head.count))
    guard status == 0 else { throw CredentialError.tampered(.file) }
    chunk.removeLast()
    return (chunk, found == crypto_secretstream_xchacha20poly1305_tag_final())
  }
}
