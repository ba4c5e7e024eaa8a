import BillCore
import BillCredentials
import BillStore

/// The messages of a channel that no program took yet, and how the last hand-over went.
struct MessageFolder {
  let path: String
  /// How the names of its messages end.
  let suffix: String

  /// Marks a message that is of no use after a while.
  static let lapsing = "-code"
  /// As long as mail servers try.
  static let retrySeconds: Int64 = 7 * 86_400

  init(_ home: Home, _ channel: MessageChannel) {
    switch channel {
    case .mail: (path, suffix) = ("\(home.places.state)/mail", ".eml")
    case .text: (path, suffix) = ("\(home.places.state)/texts", ".txt")
    }
  }

  /// The name of a message without its end: `20261122T080000Z-ID`, so that the oldest comes first.
  static func name(_ at: Instant, _ id: RecordID) -> String {
    "\(at.description.filter { $0 != ":" && $0 != "-" })-\(id)"
  }

  /// Keeps a message; one of the same name is the same message and stays.
  func keep(_ name: String, _ bytes: [UInt8]) throws {
    let folder = try PrivateFolder(making: path)
    guard !folder.holds(name) else { return }
    try folder.create(name, bytes)
  }

  /// The messages that are worth sending now, the oldest first; codes that have lapsed are removed.
  func waiting(at now: Instant) throws -> [String] {
    let folder = try PrivateFolder(making: path)
    return try folder.names().filter { name in
      guard name.hasSuffix(suffix), let at = MessageFolder.moment(of: name) else {
        return false
      }
      if name.hasSuffix(MessageFolder.lapsing + suffix),
        now >= at.adding(seconds: OneTimeCode.lifetimeSeconds)
      {
        try folder.remove(name)
        return false
      }
      return now < at.adding(seconds: MessageFolder.retrySeconds)
    }
  }

  /// The bytes of a message; nil where another process sent it.
  func read(_ name: String) throws -> [UInt8]? {
    try PrivateFolder(making: path).read(name, limitBytes: 1 << 20)
  }

  /// Forgets a message that was taken.
  func remove(_ name: String) throws { try PrivateFolder(making: path).remove(name) }

  // `20261122T080000Z-…` is when it was written.
  private static func moment(of name: String) -> Instant? {
    let digits = Array(name.prefix { $0 != "-" })
    guard digits.count == 16 else { return nil }
    let text =
      "\(String(digits[0..<4]))-\(String(digits[4..<6]))-\(String(digits[6..<11])):"
      + "\(String(digits[11..<13])):\(String(digits[13...]))"
    return Instant(text)
  }
}
