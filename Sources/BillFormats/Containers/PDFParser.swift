/// Reads PDF syntax (ISO 32000-2 7.2 and 7.3) from a place in a file.
///
/// Nil means that no object is there; nesting and string lengths are bounded.
struct PDFParser {
  private static let deepest = 64
  private static let longestString = 1 << 20

  let bytes: [UInt8]
  private(set) var position: Int

  init(_ bytes: [UInt8], at position: Int = 0) {
    self.bytes = bytes
    self.position = position
  }

  private var next: UInt8? { position < bytes.count && position >= 0 ? bytes[position] : nil }

  private func byte(ahead count: Int) -> UInt8? {
    position + count < bytes.count ? bytes[position + count] : nil
  }

  /// Skips white space and comments.
  mutating func skipBlanks() {
    while let byte = next {
      if byte == UInt8(ascii: "%") {
        while let comment = next, comment != 0x0A, comment != 0x0D { position += 1 }
      } else if PDFParser.isBlank(byte) {
        position += 1
      } else {
        return
      }
    }
  }

  /// Takes a keyword such as `obj`, if it is next.
  mutating func take(_ keyword: StaticString) -> Bool {
    skipBlanks()
    let word = UnsafeBufferPointer(
      start: keyword.utf8Start, count: keyword.utf8CodeUnitCount)
    guard position >= 0, position + word.count <= bytes.count,
      bytes[position..<(position + word.count)].elementsEqual(word)
    else { return false }
    position += word.count
    return true
  }

  /// Takes an integer that is not a reference, if it is next.
  mutating func takeInteger() -> Int? {
    skipBlanks()
    let start = position
    guard let value = number()?.integer else {
      position = start
      return nil
    }
    return value
  }

  /// Reads the object that is next.
  mutating func object(depth: Int = 0) -> PDFObject? {
    guard depth < PDFParser.deepest else { return nil }
    skipBlanks()
    switch next {
    case UInt8(ascii: "/"): return name().map(PDFObject.name)
    case UInt8(ascii: "("): return literalString().map(PDFObject.string)
    case UInt8(ascii: "["): return array(depth: depth)
    case UInt8(ascii: "<"):
      return byte(ahead: 1) == UInt8(ascii: "<")
        ? dictionary(depth: depth) : hexString().map(PDFObject.string)
    case let first? where first.isDigit || first == 0x2B || first == 0x2D || first == 0x2E:
      return numberOrReference()
    default: return word()
    }
  }

  /// Reads `N G obj …`, with the stream's start where one follows.
  mutating func indirectObject() -> (number: Int, object: PDFObject)? {
    guard let number = takeInteger(), takeInteger() != nil, take("obj"), let object = object()
    else { return nil }
    guard case .dictionary(let dictionary) = object, take("stream") else {
      return (number, object)
    }
    // The keyword is followed by CR LF or LF; a lone CR occurs in damaged files.
    if next == 0x0D { position += 1 }
    if next == 0x0A { position += 1 }
    return (number, .stream(PDFStream(dictionary: dictionary, start: position)))
  }

  private mutating func word() -> PDFObject? {
    if take("true") { return .boolean(true) }
    if take("false") { return .boolean(false) }
    return take("null") ? .null : nil
  }

  private mutating func number() -> PDFObject? {
    var isNegative = false
    if next == UInt8(ascii: "-") || next == UInt8(ascii: "+") {
      isNegative = next == UInt8(ascii: "-")
      position += 1
    }
    var value = 0
    var digits = 0
    while let byte = next, byte.isDigit {
      guard digits < 18 else { return nil }
      value = value * 10 + Int(byte - 0x30)
      digits += 1
      position += 1
    }
    guard next == UInt8(ascii: ".") else {
      return digits > 0 ? .integer(isNegative ? -value : value) : nil
    }
    position += 1
    while let byte = next, byte.isDigit { position += 1 }
    return .real
  }

  private mutating func numberOrReference() -> PDFObject? {
    guard let first = number() else { return nil }
    guard case .integer(let target) = first, target >= 0 else { return first }
    let afterNumber = position
    if takeInteger() != nil, take("R") { return .reference(target) }
    position = afterNumber
    return first
  }

  private mutating func name() -> String? {
    position += 1
    var letters: [UInt8] = []
    while let byte = next, !PDFParser.isBlank(byte), !PDFParser.isDelimiter(byte) {
      position += 1
      if byte == UInt8(ascii: "#"), let high = nibble(next), let low = nibble(self.byte(ahead: 1)) {
        letters.append(high << 4 | low)
        position += 2
      } else {
        letters.append(byte)
      }
      guard letters.count < 1024 else { return nil }
    }
    return String(decoding: letters, as: UTF8.self)
  }

  private mutating func array(depth: Int) -> PDFObject? {
    position += 1
    var elements: [PDFObject] = []
    while true {
      skipBlanks()
      if next == UInt8(ascii: "]") {
        position += 1
        return .array(elements)
      }
      guard let element = object(depth: depth + 1) else { return nil }
      elements.append(element)
    }
  }

  private mutating func dictionary(depth: Int) -> PDFObject? {
    position += 2
    var entries: [String: PDFObject] = [:]
    while true {
      skipBlanks()
      if next == UInt8(ascii: ">"), byte(ahead: 1) == UInt8(ascii: ">") {
        position += 2
        return .dictionary(entries)
      }
      guard next == UInt8(ascii: "/"), let key = name(), let value = object(depth: depth + 1)
      else { return nil }
      entries[key] = value
    }
  }

  private mutating func hexString() -> [UInt8]? {
    position += 1
    var nibbles: [UInt8] = []
    while let byte = next, nibbles.count < 2 * PDFParser.longestString {
      position += 1
      if byte == UInt8(ascii: ">") {
        if !nibbles.count.isMultiple(of: 2) { nibbles.append(0) }
        return stride(from: 0, to: nibbles.count, by: 2).map { nibbles[$0] << 4 | nibbles[$0 + 1] }
      }
      if PDFParser.isBlank(byte) { continue }
      guard let nibble = nibble(byte) else { return nil }
      nibbles.append(nibble)
    }
    return nil
  }

  private mutating func literalString() -> [UInt8]? {
    position += 1
    var text: [UInt8] = []
    var open = 1
    while let byte = next, text.count < PDFParser.longestString {
      position += 1
      switch byte {
      case UInt8(ascii: "("): open += 1
      case UInt8(ascii: ")"):
        open -= 1
        if open == 0 { return text }
      case UInt8(ascii: "\\"):
        if let escaped = escape() { text.append(escaped) }
        continue
      default: break
      }
      text.append(byte)
    }
    return nil
  }

  private mutating func escape() -> UInt8? {
    guard let byte = next else { return nil }
    position += 1
    switch byte {
    case UInt8(ascii: "n"): return 0x0A
    case UInt8(ascii: "r"): return 0x0D
    case UInt8(ascii: "t"): return 0x09
    case UInt8(ascii: "b"): return 0x08
    case UInt8(ascii: "f"): return 0x0C
    case 0x0D:
      if next == 0x0A { position += 1 }
      return nil
    case 0x0A: return nil
    case 0x30...0x37:
      var value = Int(byte - 0x30)
      for _ in 0..<2 {
        guard let digit = next, (0x30...0x37).contains(digit) else { break }
        value = value * 8 + Int(digit - 0x30)
        position += 1
      }
      return UInt8(truncatingIfNeeded: value)
    default: return byte
    }
  }

  private func nibble(_ byte: UInt8?) -> UInt8? { byte.flatMap(\.hexValue) }

  private static func isBlank(_ byte: UInt8) -> Bool {
    byte.isBlank || byte == 0 || byte == 0x0C
  }

  private static func isDelimiter(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "<"), UInt8(ascii: ">"),
      UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: "{"), UInt8(ascii: "}"),
      UInt8(ascii: "/"), UInt8(ascii: "%"):
      true
    default: false
    }
  }
}

extension UInt8 {
  /// The value of a hexadecimal digit, or nil.
  var hexValue: UInt8? {
    switch self {
    case 0x30...0x39: self - 0x30
    case 0x41...0x46: self - 0x37
    case 0x61...0x66: self - 0x57
    default: nil
    }
  }
}
