/// Reads JSON (RFC 8259) strictly: whole numbers only, no name twice, nothing behind the end.
package struct JSONReader {
  /// Objects and lists inside each other.
  private static let mostLevels = 16

  private let bytes: [UInt8]
  private var position = 0

  private init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// The value of a whole document.
  ///
  /// - throws: `JSONError`.
  package static func read(_ bytes: [UInt8]) throws -> JSON {
    guard String(decoding: bytes, as: UTF8.self).utf8.elementsEqual(bytes) else {
      throw JSONError.notUTF8
    }
    var reader = JSONReader(bytes)
    let value = try reader.value(levels: 0)
    reader.skipBlanks()
    guard reader.position == bytes.count else { throw reader.unexpected }
    return value
  }

  private var next: UInt8? { position < bytes.count ? bytes[position] : nil }

  private var unexpected: JSONError {
    next == nil ? .unfinished : .unexpected(offset: position)
  }

  private mutating func skipBlanks() {
    while let byte = next, [0x20, 0x09, 0x0A, 0x0D].contains(byte) { position += 1 }
  }

  private mutating func take(_ character: Unicode.Scalar) -> Bool {
    guard next == UInt8(ascii: character) else { return false }
    position += 1
    return true
  }

  private mutating func expect(_ character: Unicode.Scalar) throws {
    guard take(character) else { throw unexpected }
  }

  private mutating func value(levels: Int) throws -> JSON {
    guard levels <= JSONReader.mostLevels else { throw JSONError.tooDeep }
    skipBlanks()
    switch next {
    case UInt8(ascii: "{"): return try object(levels: levels)
    case UInt8(ascii: "["): return try list(levels: levels)
    case UInt8(ascii: "\""): return .text(try text())
    case UInt8(ascii: "t"): return try word("true", .bool(true))
    case UInt8(ascii: "f"): return try word("false", .bool(false))
    case UInt8(ascii: "n"): return try word("null", .null)
    default: return try number()
    }
  }

  private mutating func word(_ word: String, _ value: JSON) throws -> JSON {
    for character in word.unicodeScalars { try expect(character) }
    return value
  }

  private mutating func object(levels: Int) throws -> JSON {
    position += 1
    var members: [JSON.Member] = []
    var names: Set<String> = []
    skipBlanks()
    if take("}") { return .object([]) }
    repeat {
      skipBlanks()
      let name = try text()
      guard names.insert(name).inserted else { throw JSONError.duplicateName(name) }
      skipBlanks()
      try expect(":")
      members.append(JSON.Member(name: name, value: try value(levels: levels + 1)))
      skipBlanks()
    } while take(",")
    try expect("}")
    return .object(members)
  }

  private mutating func list(levels: Int) throws -> JSON {
    position += 1
    var values: [JSON] = []
    skipBlanks()
    if take("]") { return .list([]) }
    repeat {
      values.append(try value(levels: levels + 1))
      skipBlanks()
    } while take(",")
    try expect("]")
    return .list(values)
  }

  // Money is decimal text in every document that is read here, so a fraction is a mistake.
  private mutating func number() throws -> JSON {
    let start = position
    _ = take("-")
    while let byte = next, (0x30...0x39).contains(byte) { position += 1 }
    let digits = bytes[start..<position].drop { $0 == UInt8(ascii: "-") }
    guard let first = digits.first else { throw unexpected }
    let isFraction = next.map { [0x2E, 0x45, 0x65].contains($0) } ?? false
    let text = String(decoding: bytes[start..<position], as: UTF8.self)
    guard !isFraction, first != UInt8(ascii: "0") || digits.count == 1, let number = Int64(text)
    else { throw JSONError.notAWholeNumber(offset: start) }
    return .number(number)
  }

  private mutating func text() throws -> String {
    try expect("\"")
    var scalars: [UInt8] = []
    while let byte = next, byte != UInt8(ascii: "\"") {
      guard byte >= 0x20 else { throw unexpected }
      position += 1
      if byte == UInt8(ascii: "\\") {
        scalars += Array(String(Character(try escaped())).utf8)
      } else {
        scalars.append(byte)
      }
    }
    try expect("\"")
    return String(decoding: scalars, as: UTF8.self)
  }

  private mutating func escaped() throws -> Unicode.Scalar {
    guard let byte = next else { throw JSONError.unfinished }
    position += 1
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return Unicode.Scalar(byte)
    case UInt8(ascii: "b"): return "\u{8}"
    case UInt8(ascii: "f"): return "\u{C}"
    case UInt8(ascii: "n"): return "\n"
    case UInt8(ascii: "r"): return "\r"
    case UInt8(ascii: "t"): return "\t"
    case UInt8(ascii: "u"): return try scalar()
    default: throw JSONError.unexpected(offset: position - 1)
    }
  }

  // Characters beyond the first 65,536 come as a pair of surrogates (RFC 8259 7).
  private mutating func scalar() throws -> Unicode.Scalar {
    let start = position
    var code = try fourDigits()
    if (0xD800...0xDBFF).contains(code) {
      guard take("\\"), take("u") else { throw JSONError.unexpected(offset: start) }
      let low = try fourDigits()
      guard (0xDC00...0xDFFF).contains(low) else { throw JSONError.unexpected(offset: start) }
      code = 0x10000 + (code - 0xD800) << 10 + (low - 0xDC00)
    }
    guard let scalar = Unicode.Scalar(code) else { throw JSONError.unexpected(offset: start) }
    return scalar
  }

  private mutating func fourDigits() throws -> UInt32 {
    guard position + 4 <= bytes.count else { throw JSONError.unfinished }
    let digits = bytes[position..<position + 4]
    guard digits.allSatisfy({ Character(Unicode.Scalar($0)).isHexDigit }),
      let code = UInt32(String(decoding: digits, as: UTF8.self), radix: 16)
    else { throw unexpected }
    position += 4
    return code
  }
}

/// Why bytes are no JSON that is taken here; offsets are 0-based bytes.
package enum JSONError: Error, Hashable, Sendable {
  case notUTF8
  case unexpected(offset: Int)
  case unfinished
  case tooDeep
  case duplicateName(String)
  /// A fraction, an exponent, a leading zero, or more than 64 bits hold.
  case notAWholeNumber(offset: Int)
}
