package import BillCore

/// The key of a trusted device: an Ed25519 seed in a file of the state folder.
///
/// It shows that a login comes from the machine the file lies on, and nothing more: it takes the
/// place of no factor and opens nothing. Whoever copies the file copies the trust.
package struct DeviceKey: Sendable {
  package let id: RecordID
  package let publicKey: [UInt8]
  private let seed: SecureBytes
  private let secret: SecureBytes

  private static let head = "billctl-device-1"

  /// A fresh key.
  package static func generate(id: RecordID) -> DeviceKey {
    DeviceKey(id: id, seed: SecureBytes(random: 32))
  }

  private init(id: RecordID, seed: SecureBytes) {
    self.id = id
    self.seed = seed
    (publicKey, secret) = SigningKey.pair(seed: seed)
  }

  /// Reads the key file; throws `.malformed(.device)`.
  package init(text: String) throws(CredentialError) {
    let words = text.split { $0 == " " || $0 == "\n" }
    guard words.count == 3, words[0] == DeviceKey.head, let id = RecordID(words[1]),
      var seed = Base64URL.decode(words[2]), seed.count == 32
    else { throw .malformed(.device) }
    self.init(id: id, seed: SecureBytes(consuming: &seed))
  }

  /// The file's one line.
  package var text: String {
    "\(DeviceKey.head) \(id) \(seed.withBytes { Base64URL.encode(Array($0)) })\n"
  }

  /// Answers a challenge of a login.
  package func answer(_ challenge: [UInt8]) -> [UInt8] {
    SigningKey.sign(challenge, .deviceProof, secret: secret)
  }
}
