import CSodium

/// Lends room for a secret that is gone again in a moment; it is wiped right after.
///
/// Guarded memory of its own takes eleven system calls, and a run makes a MAC of every row and opens
/// ten thousand capsules.
func withPassingSecret<Value>(
  _ count: Int, _ body: (UnsafeMutablePointer<UInt8>) -> Value
) -> Value {
  withUnsafeTemporaryAllocation(of: UInt8.self, capacity: count) { room in
    guard let start = room.baseAddress else { preconditionFailure("\(count) bytes lie somewhere") }
    defer { sodium_memzero(start, count) }
    return body(start)
  }
}
