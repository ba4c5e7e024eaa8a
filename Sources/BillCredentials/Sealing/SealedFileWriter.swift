import CSodium

/// Seals a file part by part; what each step returns is what to write next.
package struct SealedFileWriter {
  private var state = crypto_secretstream_xchacha20poly1305_state()
  private var rest: [UInt8] = []
  /// The first bytes of the file.
  package let head: [UInt8]

  /// Throws `CredentialError.outOfMemory` or `.notText`.
  package init(_ lock: SealedFile.Lock) throws(CredentialError) {
    let header = SealedFileHeader(for: lock)
    let keys = try header.keys(lock)
    var state = crypto_secretstream_xchacha20poly1305_state()
    var start = [UInt8](repeating: 0, count: SealedFileHeader.streamLength)
    keys.sealing.withPointer {
      _ = crypto_secretstream_xchacha20poly1305_init_push(&state, &start, $0)
    }
    self.state = state
    head = header.bytes + keys.commitment + start
  }

  /// Takes the next part and returns the chunks that are full by now.
  package mutating func seal(_ part: [UInt8]) -> [UInt8] {
    var sealed: [UInt8] = []
    var position = 0
    while rest.count + part.count - position > SealedFile.chunkLength {
      let end = position + SealedFile.chunkLength - rest.count
      sealed += push(
        rest + part[position..<end], crypto_secretstream_xchacha20poly1305_tag_message())
      (rest, position) = ([], end)
    }
    rest += part[position...]
    return sealed
  }

  /// Returns the last chunk, which says that it is the last; nothing can be sealed after it.
  package mutating func finish() -> [UInt8] {
    let sealed = push(rest, crypto_secretstream_xchacha20poly1305_tag_final())
    sodium_memzero(&state, MemoryLayout<crypto_secretstream_xchacha20poly1305_state>.size)
    return sealed
  }

  private mutating func push(_ chunk: [UInt8], _ tag: UInt8) -> [UInt8] {
    var sealed = [UInt8](repeating: 0, count: chunk.count + SealedFile.overhead)
    let status = crypto_secretstream_xchacha20poly1305_push(
      &state, &sealed, nil, chunk, UInt64(chunk.count), head, UInt64(head.count), tag)
    precondition(status == 0)
    return sealed
  }
}
