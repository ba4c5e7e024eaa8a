/// Decodes the text strings of a PDF file.
enum PDFText {
  /// UTF-16 or UTF-8 by its byte order mark, else PDFDocEncoding (ISO 32000-2 Annex D.2).
  static func decoded(_ bytes: [UInt8]) -> String {
    if bytes.starts(with: [0xFE, 0xFF]) { return utf16(bytes.dropFirst(2), highFirst: true) }
    if bytes.starts(with: [0xFF, 0xFE]) { return utf16(bytes.dropFirst(2), highFirst: false) }
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
      return String(decoding: bytes.dropFirst(3), as: UTF8.self)
    }
    return String(String.UnicodeScalarView(bytes.map(scalar)))
  }

  private static func utf16(_ units: ArraySlice<UInt8>, highFirst: Bool) -> String {
    let bytes = Array(units)
    let pairs = stride(from: 0, to: bytes.count - 1, by: 2).map { index in
      UInt16(bytes[index]) << (highFirst ? 8 : 0)
        | UInt16(bytes[index + 1]) << (highFirst ? 0 : 8)
    }
    return String(decoding: pairs, as: UTF16.self)
  }

  // The two runs in which PDFDocEncoding is not ISO 8859-1.
  private static let accents = Array("˘ˇˆ˙˝˛˚˜".unicodeScalars)
  private static let marks = Array("•†‡…—–ƒ⁄‹›−‰„“”‘’‚™ﬁﬂŁŒŠŸŽıłœšž\u{FFFD}€".unicodeScalars)

  private static func scalar(_ byte: UInt8) -> Unicode.Scalar {
    switch byte {
    case 0x18...0x1F: accents[Int(byte) - 0x18]
    case 0x80...0xA0: marks[Int(byte) - 0x80]
    default: Unicode.Scalar(byte)
    }
  }
}
