import CSodium

/// Secret bytes in guarded memory: locked, fenced by guard pages, read-only once filled, and
/// zeroed when the last reference goes.
///
/// A class because the memory has an owner and an end. Unchecked `Sendable` because nothing writes
/// after `init`, and the page protection holds us to it.
package final class SecureBytes: @unchecked Sendable {
  private let memory: UnsafeMutablePointer<UInt8>
  /// The number of bytes in use.
  package private(set) var count: Int

  /// Fills guarded memory in place.
  ///
  /// The closure returns how many of the bytes it used; the others stay zero and are not counted.
  package convenience init<E: Error>(
    capacity: Int, filling fill: (UnsafeMutableBufferPointer<UInt8>) throws(E) -> Int
  ) throws(E) {
    try self.init(capacity: capacity) { (start: UnsafeMutablePointer<UInt8>) throws(E) -> Int in
      try fill(UnsafeMutableBufferPointer(start: start, count: capacity))
    }
  }

  /// The same for C functions, which want the address.
  init<E: Error>(
    capacity: Int, writing write: (UnsafeMutablePointer<UInt8>) throws(E) -> Int
  ) throws(E) {
    guard Sodium.isReady, let room = sodium_malloc(capacity) else {
      // Like Swift's own allocations: no program goes on without these few bytes.
      preconditionFailure("no guarded memory for \(capacity) bytes")
    }
    sodium_memzero(room, capacity)
    memory = room.assumingMemoryBound(to: UInt8.self)
    count = 0
    let used = try write(memory)
    precondition((0...capacity).contains(used))
    count = used
    sodium_mprotect_readonly(room)
  }

  deinit { sodium_free(memory) }

  /// That many zero bytes.
  package convenience init(count: Int) {
    self.init(capacity: count, writing: { _ in count })
  }

  /// That many fresh random bytes.
  package convenience init(random count: Int) {
    self.init(
      capacity: count,
      writing: { room in
        randombytes_buf(room, count)
        return count
      })
  }

  /// Takes the bytes over and overwrites the array they came in.
  package convenience init(consuming bytes: inout [UInt8]) {
    self.init(copying: bytes)
    Sodium.wipe(&bytes)
    bytes = []
  }

  /// Copies bytes that are no secret where they come from, such as an account number just typed.
  package convenience init(copying bytes: some Collection<UInt8>) {
    self.init(
      capacity: bytes.count,
      filling: { room in
        _ = room.update(fromContentsOf: bytes)
        return bytes.count
      })
  }

  /// Lends the bytes; the pointer must not leave the closure.
  package func withBytes<R, E: Error>(
    _ body: (UnsafeBufferPointer<UInt8>) throws(E) -> R
  ) throws(E) -> R {
    try body(UnsafeBufferPointer(start: memory, count: count))
  }

  /// Lends the address to a C function.
  func withPointer<R>(_ body: (UnsafePointer<UInt8>) -> R) -> R { body(memory) }

  /// Lends the address to a C function that takes characters.
  func withCharacters<R>(_ body: (UnsafePointer<CChar>) -> R) -> R {
    memory.withMemoryRebound(to: CChar.self, capacity: count) { body($0) }
  }

  /// A copy in ordinary memory, for values that are about to be shown or written out.
  package func copied() -> [UInt8] { withBytes { Array($0) } }
}

extension SecureBytes: Equatable {
  /// Compares in constant time for equal lengths.
  package static func == (left: SecureBytes, right: SecureBytes) -> Bool {
    left.count == right.count
      && sodium_memcmp(left.memory, right.memory, left.count) == 0
  }
}

extension SecureBytes: CustomStringConvertible {
  /// Never the content: a secret that is interpolated by mistake prints its length.
  package var description: String { "<\(count) secret bytes>" }
}
