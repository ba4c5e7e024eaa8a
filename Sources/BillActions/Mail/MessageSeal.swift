import BillCore
import BillCredentials

/// The block at the end of a message by which this installation knows its own words again.
///
/// A MAC under the install key covers address, subject, moment, id and every line above it, in a
/// form that mail transport leaves alone: blanks at line ends and empty lines around do not count.
struct MessageSeal: Hashable {
  var to: String
  var subject: String
  var at: String
  var id: String
  /// Names the key without telling anything of it, so that another installation's mail is known
  /// for one.
  var keyName: String
  var mac: String

  static let heading = "=== billctl seal 1 ==="
  private static let macBytes = 20
  private static let fields = ["to", "subject", "date", "id", "key", "seal"]

  /// The seal over a text.
  init(_ text: String, to: String, subject: String, at: String, id: String, key: InstallKey) {
    (self.to, self.subject, self.at, self.id) = (to, subject, at, id)
    keyName = MessageSeal.keyName(key)
    mac = ""
    mac = code(over: text, key)
  }

  /// The heading and the fields, one a line.
  var lines: [String] {
    let values = [to, subject, at, id, keyName, mac]
    return [MessageSeal.heading] + zip(MessageSeal.fields, values).map { "\($0): \($1)" }
  }

  /// Whether this installation vouched for the text, in constant time.
  func isGenuine(over text: String, _ key: InstallKey) -> Bool {
    Sodium.areEqual(Array(code(over: text, key).utf8), Array(mac.utf8))
  }

  /// Eight letters that are the same for every message of an installation.
  static func keyName(_ key: InstallKey) -> String {
    Base32.encode(Array(key.mac(.messages, Array("name".utf8)).prefix(5)), in: .small)
  }

  private func code(over text: String, _ key: InstallKey) -> String {
    var message = CanonicalBytes(tag: "BCTLmail1")
    for field in [to, subject, at, id] { message.append(field) }
    message.append(MessageSeal.lines(text).joined(separator: "\n"))
    return Base32.encode(Array(key.mac(.messages, message.bytes).prefix(MessageSeal.macBytes)))
      .lowercased()
  }

  /// The lines of a text without what transport may add or take away.
  static func lines(_ text: String) -> [String] {
    let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
      .map { line -> String in
        var line = line
        while line.last?.isWhitespace ?? false { line.removeLast() }
        return String(line)
      }
    var body = lines.drop(while: \.isEmpty)
    while body.last?.isEmpty ?? false { body.removeLast() }
    return Array(body)
  }
}

extension MessageSeal {
  /// What a text says of its seal.
  enum Reading: Hashable {
    case none
    /// Something of it is missing, or it is not the end of the text.
    case damaged
    case sealed(MessageSeal, text: String)
  }

  /// Looks for the block at the end of a text.
  static func read(_ text: String) -> Reading {
    let lines = MessageSeal.lines(text)
    guard let start = lines.firstIndex(of: heading) else { return .none }
    let block = lines[(start + 1)...]
    guard block.count == fields.count else { return .damaged }
    var values: [String] = []
    for (field, line) in zip(fields, block) {
      guard line.hasPrefix("\(field): ") else { return .damaged }
      values.append(String(line.dropFirst(field.count + 2)))
    }
    return .sealed(MessageSeal(values), text: lines[..<start].joined(separator: "\n"))
  }

  private init(_ values: [String]) {
    (to, subject, at) = (values[0], values[1], values[2])
    (id, keyName, mac) = (values[3], values[4], values[5])
  }
}
