/// What a document is, judged by its content and never by its name.
package enum DocumentKind: Hashable, Sendable {
  case xml
  case pdf
  case picture(PictureKind)
  /// The text of an EPC069-12 or Swiss QR code.
  case qrPayload
  case zip
  /// An Internet message (RFC 5322).
  case mail
  case other

  /// The picture formats that can hold a drawn code.
  package enum PictureKind: String, Hashable, Sendable, CaseIterable {
    case png, jpeg, gif, webp, bmp, tiff, svg
  }

  /// Judges a document by its first bytes.
  package static func sniff(_ bytes: [UInt8]) -> DocumentKind {
    if bytes.starts(with: [0x50, 0x4B, 3, 4]) || bytes.starts(with: [0x50, 0x4B, 5, 6]) {
      return .zip
    }
    if let picture = picture(bytes) { return .picture(picture) }
    let head = asciiHead(bytes)
    if isPayload(head) { return .qrPayload }
    if let root = MarkupHead.rootName(of: head) {
      switch root {
      case "svg": return .picture(.svg)
      // OFX 1 is SGML; neither it nor a web page can be read as XML.
      case "html", "HTML", "OFX": return isDeclaredXML(head) && root == "OFX" ? .xml : .other
      default: return .xml
      }
    }
    if MarkupHead.looksLikeMarkup(head) { return .xml }
    if isPDF(bytes) { return .pdf }
    return MailHead.looksLikeMail(head) ? .mail : .other
  }

  // The header may be anywhere in the first 1 KiB (ISO 32000-2 Annex C, implementation note).
  private static func isPDF(_ bytes: [UInt8]) -> Bool {
    ByteSearch.first("%PDF-", in: bytes, from: 0, to: min(bytes.count, 1024 + 5)) != nil
  }

  private static func isPayload(_ head: [UInt8]) -> Bool {
    guard head.starts(with: Array("BCD".utf8)) || head.starts(with: Array("SPC".utf8)) else {
      return false
    }
    return head.dropFirst(3).starts(with: [0x0A]) || head.dropFirst(3).starts(with: [0x0D, 0x0A])
  }

  private static func isDeclaredXML(_ head: [UInt8]) -> Bool {
    head.drop(while: \.isBlank).starts(with: Array("<?xml".utf8))
  }

  private static func picture(_ bytes: [UInt8]) -> PictureKind? {
    func starts(_ magic: [UInt8], at offset: Int = 0) -> Bool {
      bytes.dropFirst(offset).starts(with: magic)
    }
    if starts([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) { return .png }
    if starts([0xFF, 0xD8, 0xFF]) { return .jpeg }
    if starts(Array("GIF87a".utf8)) || starts(Array("GIF89a".utf8)) { return .gif }
    if starts(Array("RIFF".utf8)), starts(Array("WEBP".utf8), at: 8) { return .webp }
    if starts([0x49, 0x49, 0x2A, 0]) || starts([0x4D, 0x4D, 0, 0x2A]) { return .tiff }
    // "BM" alone is two letters of text: a bitmap's reserved bytes 6 to 9 are zero as well.
    if starts([0x42, 0x4D]), bytes.count > 26, starts([0, 0, 0, 0], at: 6) { return .bmp }
    return nil
  }

  /// The first 64 KiB with the byte order mark taken off and UTF-16 narrowed to bytes.
  private static func asciiHead(_ bytes: [UInt8]) -> [UInt8] {
    let head = bytes.prefix(64 << 10)
    if head.starts(with: [0xEF, 0xBB, 0xBF]) { return Array(head.dropFirst(3)) }
    if head.starts(with: [0xFE, 0xFF]) { return narrowed(head.dropFirst(2), highFirst: true) }
    if head.starts(with: [0xFF, 0xFE]) { return narrowed(head.dropFirst(2), highFirst: false) }
    if head.starts(with: [0, 0x3C]) { return narrowed(head, highFirst: true) }
    if head.starts(with: [0x3C, 0]) { return narrowed(head, highFirst: false) }
    return Array(head)
  }

  private static func narrowed(_ units: ArraySlice<UInt8>, highFirst: Bool) -> [UInt8] {
    let bytes = Array(units)
    return stride(from: 0, to: bytes.count - 1, by: 2).map { index in
      let high = bytes[highFirst ? index : index + 1]
      return high == 0 ? bytes[highFirst ? index + 1 : index] : 0x3F
    }
  }
}

extension UInt8 {
  /// Whether it is a space, tab, line feed or carriage return.
  var isBlank: Bool { self == 0x20 || self == 0x09 || self == 0x0A || self == 0x0D }
  /// Whether it is an ASCII digit.
  var isDigit: Bool { self >= 0x30 && self <= 0x39 }
  /// Whether it is an ASCII letter.
  var isLetter: Bool { (self | 0x20) >= 0x61 && (self | 0x20) <= 0x7A }
}
