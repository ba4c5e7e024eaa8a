import BillCore
import BillCredentials

/// A notice as a text message: one line, when it was, and a short code by which this installation
/// knows it again.
///
/// `billctl: your account is frozen, 2026-11-22 08:00 UTC. Code 4k7q-m2xz`. The block of a mail
/// does not fit, so the code is 40 bits of a MAC under the install key over all that stands before
/// it; nobody can try codes without asking this very installation.
struct TextNotice: Hashable {
  let text: String
  let at: Instant

  /// With the date and the code around them these stay within the 160 characters of one message.
  private static let longestWords = 100
  private static let macBytes = 5

  init(_ words: String, at: Instant, isTest: Bool, _ key: InstallKey) {
    let line = NoticeText.oneLine(words)
    let short =
      line.count > TextNotice.longestWords
      ? "\(line.prefix(TextNotice.longestWords - 3))..." : line
    let body = "\(isTest ? "TEST " : "")billctl: \(short), \(NoticeText.moment(at))."
    text = "\(body) Code \(TextNotice.code(over: body, key))"
    self.at = at
  }

  /// Whether a text bears a code, and if so, whether it is ours for these very words.
  ///
  /// Phones break lines and add blanks, which do not count.
  static func isGenuine(_ text: String, _ key: InstallKey) -> Bool? {
    let words = text.split(whereSeparator: \.isWhitespace)
    guard words.count > 3, words[words.count - 2] == "Code",
      words.contains("billctl:"), let last = words.last?.lowercased(), last.count == 9
    else { return nil }
    let body = words.dropLast(2).joined(separator: " ")
    return Sodium.areEqual(Array(code(over: body, key).utf8), Array(last.utf8))
  }

  private static func code(over body: String, _ key: InstallKey) -> String {
    var message = CanonicalBytes(tag: "BCTLtext1")
    message.append(body)
    let letters = Base32.encode(
      Array(key.mac(.messages, message.bytes).prefix(macBytes)), in: .small)
    return "\(letters.prefix(4))-\(letters.dropFirst(4))"
  }
}
