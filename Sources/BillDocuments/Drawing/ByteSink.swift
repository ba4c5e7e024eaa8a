import CPangoCairo

/// Where cairo writes what it has drawn.
///
/// A class, because cairo keeps a pointer to it from the first call to the last.
final class ByteSink {
  private(set) var bytes: [UInt8] = []

  /// What cairo hands back to `write`; good as long as the sink lives.
  var pointer: UnsafeMutableRawPointer { Unmanaged.passUnretained(self).toOpaque() }

  /// The function cairo calls with each piece; it cannot fail.
  static let write: cpc_write = { sink, piece, count in
    guard let sink, let piece else { return 0 }
    Unmanaged<ByteSink>.fromOpaque(sink).takeUnretainedValue()
      .bytes.append(contentsOf: UnsafeBufferPointer(start: piece, count: Int(count)))
    return 0
  }
}
