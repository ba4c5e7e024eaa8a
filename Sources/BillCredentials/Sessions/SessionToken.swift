package import BillCore

/// What a logged-in shell holds: the session's id and 256 secret bits.
///
/// The database has neither the secret nor a copy of it; the token file has no key. Each is
/// useless without the other.
package struct SessionToken: Equatable, Sendable {
  private static let format: UInt8 = 1

  /// The session it belongs to.
  package let id: RecordID
  let secret: SecureBytes

  /// A fresh token for a session.
  package static func generate(id: RecordID) -> SessionToken {
    SessionToken(id: id, secret: SecureBytes(random: 32))
  }

  private init(id: RecordID, secret: SecureBytes) {
    self.id = id
    self.secret = secret
  }

  /// Reads the text form; nil for anything else.
  package init?(_ text: some StringProtocol) {
    guard var bytes = Base64URL.decode(text), bytes.count == 49, bytes[0] == SessionToken.format,
      let id = RecordID(bytes: Array(bytes[1..<17]))
    else { return nil }
    defer { Sodium.wipe(&bytes) }
    self.init(id: id, secret: SecureBytes(copying: bytes[17...]))
  }

  /// base64url of format (1), session id (16) and secret (32), to be written to the token file.
  package var text: String {
    var bytes = [SessionToken.format] + id.bytes
    bytes.reserveCapacity(49)
    defer { Sodium.wipe(&bytes) }
    secret.withBytes { bytes.append(contentsOf: $0) }
    return Base64URL.encode(bytes)
  }

  /// What the secret is used for besides wrapping a key.
  enum Purpose: UInt64 {
    case record = 1
    case lastUse = 2
  }

  /// A MAC under a key only the holder of the token has.
  func mac(_ message: [UInt8], for purpose: Purpose) -> [UInt8] {
    Blake2b.hash(message, key: secret.subkey(purpose.rawValue, context: "BCsess__"))
  }
}
