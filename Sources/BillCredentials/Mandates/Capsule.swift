package import BillCore
import CSodium

/// What one mandate's payments need, sealed to one agent: account numbers, names, addresses.
///
/// A random key seals the content, a sealed box carries that key to the agent. Anybody can make a
/// sealed box, so the mandate's signature covers the hash of both.
package struct Capsule: Hashable, Sendable {
  /// Nonce (24), ciphertext, tag (16).
  package let content: [UInt8]
  /// A libsodium sealed box of key, mandate, version and agent.
  package let boxedKey: [UInt8]

  static let boxOverhead = 32 + 16

  /// A capsule as it was stored.
  package init(content: [UInt8], boxedKey: [UInt8]) {
    self.content = content
    self.boxedKey = boxedKey
  }

  /// Where a capsule belongs: one version of one mandate, for one agent of one account.
  package struct Place: Hashable, Sendable {
    package let account: RecordID
    package let mandate: RecordID
    package let version: UInt32
    package let agent: RecordID

    package init(account: RecordID, mandate: RecordID, version: UInt32, agent: RecordID) {
      self.account = account
      self.mandate = mandate
      self.version = version
      self.agent = agent
    }

    var bytes: [UInt8] {
      var message = CanonicalBytes(tag: "BCTLcap1")
      message.append(fixed: account.bytes)
      message.append(fixed: mandate.bytes)
      message.append(version)
      message.append(fixed: agent.bytes)
      return message.bytes
    }
  }

  /// Seals a content to an agent; nil when the public key is not one.
  package init?(_ plaintext: SecureBytes, for place: Place, publicKey: [UInt8]) {
    guard publicKey.count == 32 else { return nil }
    let key = SecureBytes(random: Aead.keyLength)
    let nonce = Sodium.randomBytes(Aead.nonceLength)
    let message = key.withBytes { SecureBytes(copying: Array($0) + place.bytes) }
    var box = [UInt8](repeating: 0, count: message.count + Capsule.boxOverhead)
    let status = message.withPointer {
      crypto_box_seal(&box, $0, UInt64(message.count), publicKey)
    }
    guard status == 0 else { return nil }
    content =
      nonce + Aead.seal(SealedRow.padded(plaintext), aad: place.bytes, nonce: nonce, key: key)
    boxedKey = box
  }

  /// What the mandate's signature covers.
  package var hash: [UInt8] {
    var message = CanonicalBytes()
    message.append(counted: content)
    message.append(counted: boxedKey)
    return Blake2b.hash(message.bytes)
  }

  /// Lends the content to its agent; throws `.tampered(.capsule)`.
  package func open<Value>(
    at place: Place, _ agent: AgentKeys, _ read: (UnsafeBufferPointer<UInt8>) -> Value
  ) throws(CredentialError) -> Value {
    let bytes = place.bytes
    let (nonce, sealed) = (
      Array(content.prefix(Aead.nonceLength)), Array(content.dropFirst(Aead.nonceLength))
    )
    let value = agent.openBox(boxedKey) { message -> Value? in
      guard message.count == Aead.keyLength + bytes.count, let key = message.baseAddress,
        message.dropFirst(Aead.keyLength).elementsEqual(bytes)
      else { return nil }
      return withPassingSecret(max(1, sealed.count)) { room in
        Aead.open(
          sealed, aad: bytes, nonce: nonce, key: key, paddedTo: SealedRow.block, into: room
        ).map { read(UnsafeBufferPointer(start: room, count: $0)) }
      }
    }
    guard let value else { throw .tampered(.capsule) }
    return value
  }
}
