/// A plain text that came by mail, as it was before transport changed its form.
package struct MailText: Hashable, Sendable {
  /// The decoded subject; nil where no header came with the text.
  package var subject: String?
  /// The `To` field as it stands in the header; nil where there is none.
  package var to: String?
  package var text: String
  /// Whether its header asks for answers to another address.
  package var redirectsAnswers = false
  /// Whether its header says twice what mail programs show once, each the one it likes.
  package var isAmbiguous = false
  /// Whether it stands beside other parts that people are shown.
  package var hasCompany: Bool

  private static let deepest = 8

  /// The plain texts of a mail and of the mails within it; bytes with no header are one text.
  ///
  /// - throws: `CaptureError.tooDeep`.
  package static func read(_ bytes: [UInt8]) throws(CaptureError) -> [MailText] {
    let message = withoutEnvelope(bytes[...])
    guard beginsWithHeader(message) else {
      let text = MIMEEncodings.decoded(Array(message), charset: "utf-8")
      return [MailText(subject: nil, to: nil, text: text, hasCompany: false)]
    }
    return try texts(of: message, depth: 1)
  }

  private static func texts(of message: ArraySlice<UInt8>, depth: Int) throws(CaptureError)
    -> [MailText]
  {
    var reading = Reading()
    let (header, _) = MIMEHeader.split(message)
    try reading.take(message, depth: depth)
    let subject = header.first("subject").map { MIMEEncodings.encodedWords(trimmed($0)) }
    let own = reading.texts.map { text in
      MailText(
        subject: subject, to: header.first("to").map(trimmed), text: text,
        redirectsAnswers: header.count("reply-to") > 0,
        isAmbiguous: ["from", "to", "subject", "date"].contains { header.count($0) > 1 },
        hasCompany: reading.texts.count + reading.others > 1)
    }
    return own + reading.within
  }

  /// What the parts of one message come to.
  private struct Reading {
    var texts: [String] = []
    /// Parts that are neither plain text nor messages.
    var others = 0
    var within: [MailText] = []

    mutating func take(_ entity: ArraySlice<UInt8>, depth: Int) throws(CaptureError) {
      guard depth <= MailText.deepest else { throw .tooDeep(limitLevels: MailText.deepest) }
      let (header, body) = MIMEHeader.split(entity)
      let type = header.parameterised("content-type")
      if type.value.hasPrefix("multipart/"), let boundary = type.parameters["boundary"] {
        for part in MIMEMessage.parts(of: body, boundary: Array(boundary.utf8)) {
          try take(part, depth: depth + 1)
        }
        return
      }
      let decoded = MailText.decoded(body, header)
      let name =
        type.parameters["name"]
        ?? header.parameterised("content-disposition").parameters["filename"]
      if type.value == "message/rfc822" || name?.lowercased().hasSuffix(".eml") ?? false {
        within += try MailText.texts(
          of: MailText.withoutEnvelope(decoded[...]), depth: depth + 1)
      } else if type.value.isEmpty || type.value == "text/plain" {
        let charset = type.parameters["charset"] ?? "utf-8"
        texts.append(MIMEEncodings.decoded(decoded, charset: charset[...]))
      } else {
        others += 1
      }
    }
  }

  private static func decoded(_ body: ArraySlice<UInt8>, _ header: MIMEHeader) -> [UInt8] {
    let encoding = header.first("content-transfer-encoding") ?? ""
    return switch encoding.lowercased().filter({ !$0.isWhitespace }) {
    case "base64": MIMEEncodings.base64(body)
    case "quoted-printable": MIMEEncodings.quotedPrintable(body)
    default: Array(body)
    }
  }

  // Mail folders put a line "From address date" before each message, some programs a byte order
  // mark.
  private static func withoutEnvelope(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    let text = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes
    guard text.starts(with: Array("From ".utf8)),
      let end = text.firstIndex(of: 0x0A)
    else { return text }
    return text[(end + 1)...]
  }

  // RFC 5322 2.2: printable characters but no blank, then a colon.
  private static func beginsWithHeader(_ bytes: ArraySlice<UInt8>) -> Bool {
    let line = bytes.prefix { $0 != 0x0A }
    guard let colon = line.firstIndex(of: UInt8(ascii: ":")), colon > line.startIndex else {
      return false
    }
    return line[..<colon].allSatisfy { (33...126).contains($0) }
  }

  private static func trimmed(_ text: String) -> String {
    text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}
