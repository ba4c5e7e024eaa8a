package import BillCore

/// A trusted device as the account knows it, signed by the account key at each of its logins.
package struct DeviceRecord: Hashable, Sendable {
  /// What the signature covers.
  package struct Facts: Hashable, Sendable {
    package let id: RecordID
    package let account: RecordID
    package let publicKey: [UInt8]
    /// `user@host`, to tell it from the others.
    package let label: String
    /// A hash of machine and user, to notice that the key was carried elsewhere.
    package let fingerprint: [UInt8]
    package let createdAt: Instant
    package var lastUsed: Instant
    /// When the trust ends unless a login renews it.
    package var expires: Instant

    package init(
      id: RecordID, account: RecordID, publicKey: [UInt8], label: String, fingerprint: [UInt8],
      createdAt: Instant, lastUsed: Instant, expires: Instant
    ) {
      self.id = id
      self.account = account
      self.publicKey = publicKey
      self.label = label
      self.fingerprint = fingerprint
      self.createdAt = createdAt
      self.lastUsed = lastUsed
      self.expires = expires
    }
  }

  /// How long a device is trusted without a login.
  package static let trustSeconds: Int64 = 30 * 86_400
  /// So many devices at most (reference: SP 800-63B-4 4.1.3 asks for a bound, not for a number).
  package static let mostDevices = 10

  package let facts: Facts
  package let signature: [UInt8]

  /// A record as it was stored.
  package init(_ facts: Facts, signature: [UInt8]) {
    self.facts = facts
    self.signature = signature
  }

  /// A record signed as the account.
  package init(_ facts: Facts, signedBy keys: AccountKeys) {
    self.init(facts, signature: keys.sign(DeviceRecord.canonical(facts), .device))
  }

  package var id: RecordID { facts.id }

  /// The same device trusted from now on anew.
  package func renewed(at now: Instant, signedBy keys: AccountKeys) -> DeviceRecord {
    var facts = facts
    facts.lastUsed = now
    facts.expires = now.adding(seconds: DeviceRecord.trustSeconds)
    return DeviceRecord(facts, signedBy: keys)
  }

  /// Throws `.tampered(.device)` unless the account with that public key signed exactly this.
  package func verify(publicKey: [UInt8]) throws(CredentialError) {
    let message = DeviceRecord.canonical(facts)
    guard SigningKey.isGenuine(signature, of: message, .device, publicKey: publicKey) else {
      throw .tampered(.device)
    }
  }

  /// Whether a key proves to be this device's, by a challenge of its own.
  package func isHeld(by key: DeviceKey) -> Bool {
    let challenge = Sodium.randomBytes(32)
    return key.id == facts.id
      && SigningKey.isGenuine(
        key.answer(challenge), of: challenge, .deviceProof, publicKey: facts.publicKey)
  }

  /// The hash of what tells one machine and user from another, told apart for each device.
  package static func fingerprint(device: RecordID, identity: [String]) -> [UInt8] {
    var message = CanonicalBytes(tag: "BCTLfing1")
    message.append(fixed: device.bytes)
    for part in identity { message.append(part) }
    return Blake2b.hash(message.bytes)
  }

  private static func canonical(_ facts: Facts) -> [UInt8] {
    var message = CanonicalBytes(tag: "BCTLdevc1")
    message.append(fixed: facts.id.bytes)
    message.append(fixed: facts.account.bytes)
    message.append(counted: facts.publicKey)
    message.append(facts.label)
    message.append(counted: facts.fingerprint)
    message.append(facts.createdAt.milliseconds)
    message.append(facts.lastUsed.milliseconds)
    message.append(facts.expires.milliseconds)
    return message.bytes
  }
}
