/// Where a zip file's central directory is, by its end record (APPNOTE 4.3.16) or zip64 (4.3.14).
struct ZipDirectory {
  let start: Int
  let count: Int
  /// How many bytes were put before the archive (a self-extracting one has a program there).
  let shift: Int

  /// Finds the end record; throws `.malformed` where there is none.
  init(_ reader: ZipFields) throws(CaptureError) {
    guard let end = try ZipDirectory.endRecord(reader) else {
      throw .malformed(detail: "a zip file without its directory: truncated?", line: nil)
    }
    var count = Int(try reader.half(end + 10))
    var size = Int(try reader.word(end + 12))
    var offset = Int(try reader.word(end + 16))
    var directoryEnd = end
    if let wide = try ZipDirectory.wideEndRecord(reader, before: end) {
      count = try reader.long(wide + 32)
      size = try reader.long(wide + 40)
      offset = try reader.long(wide + 48)
      directoryEnd = wide
    }
    guard size <= directoryEnd, offset <= directoryEnd - size else {
      throw .malformed(detail: "the zip directory lies outside the file", line: nil)
    }
    start = directoryEnd - size
    shift = start - offset
    self.count = count
    guard count <= size / 46 else {
      throw .malformed(detail: "the zip directory is smaller than its count says", line: nil)
    }
  }

  // The record is followed by a comment of at most 65 535 bytes.
  private static func endRecord(_ reader: ZipFields) throws(CaptureError) -> Int? {
    var position = reader.bytes.count - 22
    let lowest = max(0, position - 65_535)
    while position >= lowest {
      if reader.bytes[position] == 0x50, try reader.word(position) == 0x0605_4B50 {
        return position
      }
      position -= 1
    }
    return nil
  }

  private static func wideEndRecord(
    _ reader: ZipFields, before end: Int
  ) throws(CaptureError) -> Int? {
    guard end >= 20, try reader.word(end - 20) == 0x0706_4B50 else { return nil }
    let wide = try reader.long(end - 20 + 8)
    guard wide <= end - 20 - 56, try reader.word(wide) == 0x0606_4B50 else {
      throw .malformed(detail: "the zip64 directory is not where it should be", line: nil)
    }
    return wide
  }
}

/// Reads little-endian numbers; throws `.malformed` past the end.
struct ZipFields {
  let bytes: [UInt8]

  func half(_ offset: Int) throws(CaptureError) -> UInt16 {
    let field = try range(offset, 2)
    return UInt16(field[offset]) | UInt16(field[offset + 1]) << 8
  }

  func word(_ offset: Int) throws(CaptureError) -> UInt32 {
    UInt32(try half(offset)) | UInt32(try half(offset + 2)) << 16
  }

  /// A 64-bit number that must be a size or a place within reach.
  func long(_ offset: Int) throws(CaptureError) -> Int {
    let value = UInt64(try word(offset)) | UInt64(try word(offset + 4)) << 32
    guard value < 1 << 48 else { throw .malformed(detail: "an absurd zip size", line: nil) }
    return Int(value)
  }

  func range(_ offset: Int, _ count: Int) throws(CaptureError) -> ArraySlice<UInt8> {
    guard offset >= 0, count >= 0, offset <= bytes.count, count <= bytes.count - offset else {
      throw .malformed(detail: "a truncated zip file", line: nil)
    }
    return bytes[offset..<(offset + count)]
  }
}
