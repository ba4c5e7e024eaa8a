/// Looks at the beginning of a document for the header block of an Internet message.
enum MailHead {
  private static let known: Set<String> = [
    "from", "to", "cc", "subject", "date", "sender", "reply-to", "received", "return-path",
    "message-id", "mime-version", "content-type", "content-transfer-encoding", "delivered-to",
    "envelope-to", "dkim-signature", "arc-seal", "arc-message-signature", "authentication-results",
    "references", "in-reply-to", "x-mailer", "user-agent", "list-unsubscribe",
  ]

  /// Whether it begins with header fields (RFC 5322 2.2) of which two or more are mail's own.
  static func looksLikeMail(_ head: [UInt8]) -> Bool {
    var hits: Set<String> = []
    for (number, line) in head.split(separator: 0x0A, omittingEmptySubsequences: false)
      .prefix(200).enumerated()
    {
      let text = line.last == 0x0D ? line.dropLast() : line
      if text.isEmpty { break }
      if text.first == 0x20 || text.first == 0x09 { continue }
      // A mailbox file begins with a "From " line.
      if number == 0, text.starts(with: Array("From ".utf8)) { continue }
      guard let colon = text.firstIndex(of: UInt8(ascii: ":")), colon > text.startIndex,
        text[..<colon].allSatisfy({ $0.isLetter || $0.isDigit || $0 == UInt8(ascii: "-") })
      else { return false }
      let name = String(decoding: text[..<colon], as: UTF8.self).lowercased()
      if known.contains(name) { hits.insert(name) }
    }
    return hits.count >= 2
  }
}
