/// Takes an Internet message apart (RFC 2045, 2046, 5322).
enum MIMEMessage {
  /// A part that is no multipart.
  struct Leaf {
    /// The file name its header gives, or its number, for people.
    var name: String
    fileprivate var encoding: String
    fileprivate var body: ArraySlice<UInt8>

    /// The decoded bytes; throws `.tooLarge` beyond `limitBytes`.
    func contents(limitBytes: Int) throws(CaptureError) -> [UInt8] {
      let decoded =
        switch encoding {
        case "base64": MIMEEncodings.base64(body)
        case "quoted-printable": MIMEEncodings.quotedPrintable(body)
        default: Array(body)
        }
      guard decoded.count <= limitBytes else { throw .tooLarge(limitBytes: limitBytes) }
      return decoded
    }
  }

  private static let deepest = 16
  private static let mostParts = 10_000

  /// The parts of a message that are no multiparts, in order.
  ///
  /// A message within the message is one part. Throws `.tooDeep`.
  static func leaves(of bytes: [UInt8]) throws(CaptureError) -> [Leaf] {
    var leaves: [Leaf] = []
    try collect(bytes[...], depth: 1, into: &leaves)
    return leaves
  }

  private static func collect(
    _ entity: ArraySlice<UInt8>, depth: Int, into leaves: inout [Leaf]
  ) throws(CaptureError) {
    guard depth <= deepest else { throw .tooDeep(limitLevels: deepest) }
    let (header, body) = MIMEHeader.split(entity)
    let type = header.parameterised("content-type")
    guard type.value.hasPrefix("multipart/"), let boundary = type.parameters["boundary"],
      !boundary.isEmpty
    else {
      guard leaves.count < mostParts else {
        throw .forbidden("a message with more than \(mostParts) parts")
      }
      leaves.append(leaf(header, type, body, number: leaves.count + 1))
      return
    }
    for part in parts(of: body, boundary: Array(boundary.utf8)) {
      try collect(part, depth: depth + 1, into: &leaves)
    }
  }

  private static func leaf(
    _ header: MIMEHeader, _ type: MIMEHeader.Parameterised, _ body: ArraySlice<UInt8>, number: Int
  ) -> Leaf {
    let disposition = header.parameterised("content-disposition")
    let name = disposition.parameters["filename"] ?? type.parameters["name"]
    let usual = type.value == "message/rfc822" ? "message-\(number).eml" : "part-\(number)"
    let label = ContainerLabel.clean(name ?? "")
    let encoding = header.first("content-transfer-encoding") ?? ""
    return Leaf(
      name: label.isEmpty ? usual : label,
      encoding: encoding.lowercased().filter { !$0.isWhitespace }, body: body)
  }

  /// The bodies between the delimiter lines (RFC 2046 5.1.1); a missing end is tolerated.
  static func parts(
    of body: ArraySlice<UInt8>, boundary: [UInt8]
  ) -> [ArraySlice<UInt8>] {
    let delimiter = Array("--".utf8) + boundary
    var parts: [ArraySlice<UInt8>] = []
    var partStart: Int?
    var line = body.startIndex
    while line < body.endIndex {
      let lineEnd = body[line...].firstIndex(of: 0x0A) ?? body.endIndex
      let text = body[line..<lineEnd]
      if text.starts(with: delimiter) {
        let rest = text.dropFirst(delimiter.count)
        let isLast = rest.starts(with: Array("--".utf8))
        if isLast || rest.allSatisfy(\.isBlank) {
          if let start = partStart {
            parts.append(body[start..<lineBreak(body, before: line, start)])
          }
          if isLast { return parts }
          partStart = min(lineEnd + 1, body.endIndex)
        }
      }
      line = lineEnd + 1
    }
    if let start = partStart, start < body.endIndex { parts.append(body[start...]) }
    return parts
  }

  // The line break before a delimiter belongs to the delimiter.
  private static func lineBreak(_ body: ArraySlice<UInt8>, before line: Int, _ start: Int) -> Int {
    var end = line
    if end > start, body[end - 1] == 0x0A { end -= 1 }
    if end > start, body[end - 1] == 0x0D { end -= 1 }
    return end
  }
}
