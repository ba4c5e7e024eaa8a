/// Parts the text of a Swift file into code and comments; what stands in strings is neither.
///
/// Interpolations are code. Regular-expression literals are read as code. Works on bytes, because
/// it reads the whole tree at every run of the tests.
struct SourceMask {
  var code: String { String(decoding: codeBytes, as: UTF8.self) }
  var comments: String { String(decoding: commentBytes, as: UTF8.self) }

  /// An open string literal and, while in one of its interpolations, the open parentheses there.
  private struct Literal {
    let end: [UInt8]
    let escape: [UInt8]
    var parentheses: Int?
  }

  private enum Sort {
    case code, comment, text
  }

  private let bytes: [UInt8]
  private var index = 0
  private var codeBytes: [UInt8] = []
  private var commentBytes: [UInt8] = []
  private var literals: [Literal] = []

  init(_ text: String) {
    bytes = Array(text.utf8)
    codeBytes.reserveCapacity(bytes.count)
    commentBytes.reserveCapacity(bytes.count)
    while index < bytes.count {
      if let literal = literals.last, literal.parentheses == nil {
        readString(literal)
      } else {
        readCode()
      }
    }
  }

  private mutating func readCode() {
    switch bytes[index] {
    case UInt8(ascii: "/") where byte(1) == UInt8(ascii: "/"): readLineComment()
    case UInt8(ascii: "/") where byte(1) == UInt8(ascii: "*"): readBlockComment()
    case UInt8(ascii: "\""), UInt8(ascii: "#"): openLiteral()
    case UInt8(ascii: "("): countParenthesis(1)
    case UInt8(ascii: ")"): countParenthesis(-1)
    default: take(1, as: .code)
    }
  }

  private mutating func readLineComment() {
    while index < bytes.count, bytes[index] != UInt8(ascii: "\n") { take(1, as: .comment) }
  }

  private mutating func readBlockComment() {
    var depth = 0
    repeat {
      if has(Array("/*".utf8)) {
        depth += 1
        take(2, as: .comment)
      } else if has(Array("*/".utf8)) {
        depth -= 1
        take(2, as: .comment)
      } else {
        take(1, as: .comment)
      }
    } while depth > 0 && index < bytes.count
  }

  /// Takes the opening quotes, or what only began like them.
  private mutating func openLiteral() {
    var hashes = 0
    while byte(hashes) == UInt8(ascii: "#") { hashes += 1 }
    guard byte(hashes) == UInt8(ascii: "\"") else { return take(max(1, hashes), as: .code) }
    let isMultiline =
      byte(hashes + 1) == UInt8(ascii: "\"") && byte(hashes + 2) == UInt8(ascii: "\"")
    let quotes = Array(repeating: UInt8(ascii: "\""), count: isMultiline ? 3 : 1)
    let fence = Array(repeating: UInt8(ascii: "#"), count: hashes)
    take(hashes + quotes.count, as: .code)
    literals.append(Literal(end: quotes + fence, escape: [UInt8(ascii: "\\")] + fence))
  }

  private mutating func readString(_ literal: Literal) {
    if has(literal.end) {
      literals.removeLast()
      take(literal.end.count, as: .code)
    } else if has(literal.escape) {
      take(literal.escape.count, as: .text)
      let isInterpolation = byte(0) == UInt8(ascii: "(")
      take(1, as: isInterpolation ? .code : .text)
      if isInterpolation { literals[literals.count - 1].parentheses = 1 }
    } else {
      take(1, as: .text)
    }
  }

  private mutating func countParenthesis(_ step: Int) {
    if let last = literals.indices.last, let open = literals[last].parentheses {
      literals[last].parentheses = open + step == 0 ? nil : open + step
    }
    take(1, as: .code)
  }

  private func byte(_ offset: Int) -> UInt8? {
    index + offset < bytes.count ? bytes[index + offset] : nil
  }

  private func has(_ prefix: [UInt8]) -> Bool {
    guard bytes[index] == prefix[0] else { return false }
    return bytes[index...].starts(with: prefix)
  }

  private mutating func take(_ count: Int, as sort: Sort) {
    for _ in 0..<count where index < bytes.count {
      let byte = bytes[index]
      let isLineEnd = byte == UInt8(ascii: "\n")
      codeBytes.append(sort == .code || isLineEnd ? byte : UInt8(ascii: " "))
      commentBytes.append(sort == .comment || isLineEnd ? byte : UInt8(ascii: " "))
      index += 1
    }
  }
}
