import CZlib

/// Unpacks deflated data (RFC 1951), never beyond a limit.
enum Inflate {
  /// What is wrapped around the deflated data.
  enum Wrapping {
    /// Nothing (zip).
    case bare
    /// A zlib header and checksum (RFC 1950; PDF FlateDecode).
    case zlib
  }

  /// How much of damaged data is worth having.
  enum Damage {
    /// None: it throws.
    case refused
    /// What came before the damage, as PDF viewers do.
    case tolerated
  }

  private static let chunk = 256 << 10

  /// Unpacks `packed`; throws `.tooLarge` beyond `limitBytes` and `.malformed` for damage.
  static func unpack(
    _ packed: ArraySlice<UInt8>, _ wrapping: Wrapping, damage: Damage, limitBytes: Int
  ) throws(CaptureError) -> [UInt8] {
    var stream = z_stream()
    let windowBits: Int32 = wrapping == .bare ? -MAX_WBITS : MAX_WBITS
    let size = Int32(MemoryLayout<z_stream>.size)
    guard inflateInit2_(&stream, windowBits, ZLIB_VERSION, size) == Z_OK else {
      throw .malformed(detail: "zlib could not start", line: nil)
    }
    defer { inflateEnd(&stream) }
    var input = Array(packed)
    var output: [UInt8] = []
    let status = input.withUnsafeMutableBufferPointer { buffer -> Int32 in
      stream.next_in = buffer.baseAddress
      stream.avail_in = UInt32(clamping: buffer.count)
      return run(&stream, into: &output, limitBytes: limitBytes)
    }
    guard output.count <= limitBytes else { throw .tooLarge(limitBytes: limitBytes) }
    guard status == Z_STREAM_END || (damage == .tolerated && !output.isEmpty) else {
      throw .malformed(detail: "damaged or truncated compressed data", line: nil)
    }
    return output
  }

  private static func run(
    _ stream: inout z_stream, into output: inout [UInt8], limitBytes: Int
  ) -> Int32 {
    var room = [UInt8](repeating: 0, count: min(chunk, limitBytes + 1))
    var status = Z_OK
    while status == Z_OK, output.count <= limitBytes {
      let made = room.withUnsafeMutableBufferPointer { buffer -> Int in
        stream.next_out = buffer.baseAddress
        stream.avail_out = UInt32(buffer.count)
        status = inflate(&stream, Z_NO_FLUSH)
        return buffer.count - Int(stream.avail_out)
      }
      output += room[..<made]
      if made == 0, stream.avail_in == 0, status == Z_OK { status = Z_BUF_ERROR }
    }
    return status
  }
}
