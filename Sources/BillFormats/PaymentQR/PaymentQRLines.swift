/// The lines of a payload, with the checks every field needs.
struct PaymentQRLines {
  /// The UTF-8 byte order mark, which text editors put first.
  static let mark: [UInt8] = [0xEF, 0xBB, 0xBF]

  private let lines: [String]
  /// The size in UTF-8 of all lines and line breaks together.
  let byteCount: Int

  /// Splits at LF or CR LF; throws `.malformed` where both occur or a lone CR does.
  ///
  /// One line end after the last line is what a text file has; it is not part of the payload.
  init(_ text: String) throws(CaptureError) {
    var bytes = Array(text.utf8)
    if bytes.last == 0x0A { bytes.removeLast() }
    if bytes.last == 0x0D { bytes.removeLast() }
    byteCount = bytes.count
    let split = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
    let endingInReturn = split.dropLast().count { $0.last == 0x0D }
    guard endingInReturn == 0 || endingInReturn == split.count - 1 else {
      throw .malformed(detail: "line ends of two kinds in a payment QR code", line: nil)
    }
    lines = split.map { line in
      String(decoding: line.last == 0x0D ? line.dropLast() : line, as: UTF8.self)
    }
    for (index, line) in lines.enumerated()
    where line.unicodeScalars.contains(where: { $0.value < 0x20 || $0.value == 0x7F }) {
      throw .malformed(detail: "a control character in a payment QR code", line: index + 1)
    }
  }

  var count: Int { lines.count }

  /// The number of lines up to the last that is not empty.
  var filledCount: Int { (lines.lastIndex { !$0.isEmpty } ?? -1) + 1 }

  /// The characters of all lines and line breaks together.
  var length: Int { lines.reduce(lines.count - 1) { $0 + $1.unicodeScalars.count } }

  /// The line with that number, counted from 1; empty where the payload ends before it.
  subscript(number: Int) -> String {
    lines.indices.contains(number - 1) ? lines[number - 1] : ""
  }

  /// A line that may be empty; throws `.invalid` where it is longer than `most` characters.
  func optional(_ number: Int, _ field: String, most: Int) throws(CaptureError) -> String? {
    let text = self[number]
    guard text.unicodeScalars.count <= most else {
      throw .invalid(field: field, value: text, reason: "longer than \(most) characters")
    }
    return text.allSatisfy(\.isWhitespace) ? nil : text
  }

  /// A line that must not be empty; throws `.missing` and `.invalid`.
  func required(_ number: Int, _ field: String, most: Int) throws(CaptureError) -> String {
    guard let text = try optional(number, field, most: most) else { throw .missing(field) }
    return text
  }
}
