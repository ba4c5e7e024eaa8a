import CZlib

/// A zip file, read through its central directory (PKWARE APPNOTE 6.3).
struct ZipArchive {
  /// One line of the central directory.
  struct Entry {
    /// The name for people; it is never used as a path.
    var name: String
    var isEncrypted: Bool
    var method: UInt16
    var checksum: UInt32
    var packedBytes: Int
    var unpackedBytes: Int
    /// Where its local header begins.
    var offset: Int

    /// Whether it is neither a folder nor what macOS keeps beside files.
    var isFile: Bool { !name.hasSuffix("/") && !name.hasPrefix("__MACOSX/") }
  }

  let entries: [Entry]
  private let bytes: [UInt8]

  /// Reads the directory; throws `.malformed` for a truncated or lying one.
  init(_ bytes: [UInt8]) throws(CaptureError) {
    self.bytes = bytes
    let reader = ZipFields(bytes: bytes)
    let directory = try ZipDirectory(reader)
    var entries: [Entry] = []
    var position = directory.start
    while entries.count < directory.count {
      guard position + 46 <= bytes.count, try reader.word(position) == 0x0201_4B50 else {
        throw .malformed(detail: "the zip directory is truncated", line: nil)
      }
      let (entry, next) = try ZipArchive.entry(reader, at: position, shift: directory.shift)
      entries.append(entry)
      position = next
    }
    self.entries = entries
  }

  private static func entry(
    _ reader: ZipFields, at position: Int, shift: Int
  ) throws(CaptureError) -> (Entry, next: Int) {
    let flags = try reader.half(position + 8)
    let nameLength = Int(try reader.half(position + 28))
    let extraLength = Int(try reader.half(position + 30))
    let commentLength = Int(try reader.half(position + 32))
    let extraStart = position + 46 + nameLength
    let name = try reader.range(position + 46, nameLength)
    var entry = Entry(
      name: ContainerLabel.text(name), isEncrypted: flags & 1 != 0,
      method: try reader.half(position + 10), checksum: try reader.word(position + 16),
      packedBytes: Int(try reader.word(position + 20)),
      unpackedBytes: Int(try reader.word(position + 24)),
      offset: Int(try reader.word(position + 42)))
    try widen(&entry, reader, extraStart..<(extraStart + extraLength))
    let (offset, overflow) = entry.offset.addingReportingOverflow(shift)
    entry.offset = overflow ? Int.max : offset
    return (entry, extraStart + extraLength + commentLength)
  }

  /// Replaces sizes that did not fit in 32 bits by those of the zip64 extra field (4.5.3).
  private static func widen(
    _ entry: inout Entry, _ reader: ZipFields, _ extra: Range<Int>
  ) throws(CaptureError) {
    var position = extra.lowerBound
    while position + 4 <= extra.upperBound {
      let length = Int(try reader.half(position + 2))
      defer { position += 4 + length }
      guard try reader.half(position) == 1 else { continue }
      var field = position + 4
      for path in [\Entry.unpackedBytes, \Entry.packedBytes, \Entry.offset]
      where entry[keyPath: path] == 0xFFFF_FFFF && field + 8 <= position + 4 + length {
        entry[keyPath: path] = try reader.long(field)
        field += 8
      }
    }
  }

  /// The unpacked member.
  ///
  /// Throws `.encrypted`, `.tooLarge` beyond `limitBytes`, and `.malformed` where sizes, method or
  /// checksum do not fit.
  func contents(of entry: Entry, limitBytes: Int) throws(CaptureError) -> [UInt8] {
    guard !entry.isEncrypted else { throw .encrypted }
    guard entry.unpackedBytes <= limitBytes else { throw .tooLarge(limitBytes: limitBytes) }
    let reader = ZipFields(bytes: bytes)
    guard entry.offset < bytes.count, try reader.word(entry.offset) == 0x0403_4B50 else {
      throw .malformed(detail: "the zip directory points at no member", line: nil)
    }
    let start =
      entry.offset + 30 + Int(try reader.half(entry.offset + 26))
      + Int(try reader.half(entry.offset + 28))
    let packed = try reader.range(start, entry.packedBytes)
    let unpacked: [UInt8]
    switch entry.method {
    case 0: unpacked = Array(packed)
    case 8: unpacked = try inflated(packed, entry)
    default:
      throw .malformed(detail: "zip compression method \(entry.method)", line: nil)
    }
    guard unpacked.count == entry.unpackedBytes, ZipArchive.crc(unpacked) == entry.checksum else {
      throw .malformed(detail: "a zip member does not match its size or checksum", line: nil)
    }
    return unpacked
  }

  // More than the directory promises is a lie about the size, whatever the limit is.
  private func inflated(_ packed: ArraySlice<UInt8>, _ entry: Entry) throws(CaptureError) -> [UInt8]
  {
    do {
      return try Inflate.unpack(packed, .bare, damage: .refused, limitBytes: entry.unpackedBytes)
    } catch .tooLarge {
      throw .malformed(detail: "a zip member is larger than its directory says", line: nil)
    }
  }

  private static func crc(_ bytes: [UInt8]) -> UInt32 {
    bytes.withUnsafeBufferPointer { buffer in
      UInt32(truncatingIfNeeded: crc32(0, buffer.baseAddress, UInt32(clamping: buffer.count)))
    }
  }
}
