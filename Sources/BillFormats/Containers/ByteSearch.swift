#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// Finds byte sequences in linear time, whatever they are made of.
enum ByteSearch {
  /// The index of the first occurrence that lies wholly in `start..<end`, or nil.
  static func first(
    _ pattern: StaticString, in bytes: [UInt8], from start: Int, to end: Int? = nil
  ) -> Int? {
    let end = min(end ?? bytes.count, bytes.count)
    guard start >= 0, start < end else { return nil }
    let count = pattern.utf8CodeUnitCount
    return bytes.withUnsafeBytes { buffer -> Int? in
      guard let base = buffer.baseAddress else { return nil }
      var place = start
      // Patterns are a few bytes long, so comparing at each first byte stays linear.
      while place + count <= end,
        let hit = memchr(base + place, Int32(pattern.utf8Start[0]), end - count + 1 - place)
      {
        if memcmp(hit, pattern.utf8Start, count) == 0 { return UnsafeRawPointer(hit) - base }
        place = UnsafeRawPointer(hit) - base + 1
      }
      return nil
    }
  }

  /// The index of the last occurrence at or after `start`, or nil.
  static func last(_ pattern: StaticString, in bytes: [UInt8], from start: Int) -> Int? {
    var found: Int?
    var next = start
    while let hit = first(pattern, in: bytes, from: next) {
      found = hit
      next = hit + 1
    }
    return found
  }
}
