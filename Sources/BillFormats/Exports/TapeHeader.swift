/// The header of a plain file in a POSIX ustar archive (IEEE Std 1003.1, pax, "ustar Interchange
/// Format").
struct TapeHeader: Hashable {
  /// A relative path; `prefix` and last part of it have to fit their fields.
  var name: String
  var size: Int
  /// Seconds since 1970-01-01T00:00:00Z.
  var modified: Int64

  /// Headers, and contents behind their padding, come in blocks of so many bytes.
  static let blockSize = 512

  /// The block that stands before the file's content.
  var block: [UInt8] {
    var block = [UInt8](repeating: 0, count: TapeHeader.blockSize)
    func put(_ text: String, at offset: Int) {
      for (index, byte) in text.utf8.enumerated() { block[offset + index] = byte }
    }
    let (prefix, last) = TapeHeader.fields(of: name)
    put(last, at: 0)
    put(prefix, at: 345)
    put("0000600", at: 100)
    put("0000000", at: 108)
    put("0000000", at: 116)
    put(TapeHeader.octal(Int64(size), digits: 11), at: 124)
    put(TapeHeader.octal(modified, digits: 11), at: 136)
    put("0", at: 156)
    put("ustar", at: 257)
    put("00", at: 263)
    put(TapeHeader.octal(TapeHeader.checksum(block), digits: 6), at: 148)
    return block
  }

  init(name: String, size: Int, modified: Int64) {
    self.name = name
    self.size = size
    self.modified = modified
  }

  /// Reads a header block.
  ///
  /// - throws: `TapeError.notAnArchive` for another format or a wrong checksum,
  ///   `.notAPlainFile` for links, folders and devices.
  init(_ block: [UInt8]) throws(TapeError) {
    guard block.count == TapeHeader.blockSize, block[257..<262].elementsEqual("ustar".utf8),
      let stated = TapeHeader.number(block[148..<156]), stated == TapeHeader.checksum(block),
      let size = TapeHeader.number(block[124..<136]),
      let modified = TapeHeader.number(block[136..<148])
    else { throw .notAnArchive }
    let parts = [block[345..<500], block[..<100]].map { field in
      String(decoding: field.prefix { $0 != 0 }, as: UTF8.self)
    }
    self.init(
      name: parts.filter { !$0.isEmpty }.joined(separator: "/"), size: Int(size),
      modified: modified)
    guard block[156] == UInt8(ascii: "0") else { throw .notAPlainFile(name) }
  }

  /// Whether a name fits the fields of a header: 100 bytes, or 155 and 100 around a slash.
  static func fits(_ name: String) -> Bool {
    let (prefix, last) = fields(of: name)
    return (1...100).contains(last.utf8.count) && prefix.utf8.count <= 155
  }

  private static func fields(of name: String) -> (prefix: String, last: String) {
    guard name.utf8.count > 100, let slash = name.lastIndex(of: "/") else { return ("", name) }
    return (String(name[..<slash]), String(name[name.index(after: slash)...]))
  }

  /// The zero bytes that fill the last block of a content.
  static func padding(behind size: Int) -> Int { (blockSize - size % blockSize) % blockSize }

  // The checksum counts its own eight bytes as blanks.
  private static func checksum(_ block: [UInt8]) -> Int64 {
    let own = 148..<156
    return block.indices.reduce(0) { $0 + (own.contains($1) ? 32 : Int64(block[$1])) }
  }

  private static func octal(_ number: Int64, digits: Int) -> String {
    let text = String(max(0, number), radix: 8)
    return String(repeating: "0", count: max(0, digits - text.count)) + text
  }

  private static func number(_ field: ArraySlice<UInt8>) -> Int64? {
    let digits = field.prefix { $0 != 0 && $0 != UInt8(ascii: " ") }
    return Int64(String(decoding: digits, as: UTF8.self), radix: 8).flatMap { $0 < 0 ? nil : $0 }
  }
}
