package import BillCore
import CSodium

/// What an opened account data key can do: seal rows, open what came in, sign, compare accounts.
package struct AccountKeys: Sendable {
  package let account: RecordID
  package let key: AccountDataKey
  package let boxPublicKey: [UInt8]
  package let signingPublicKey: [UInt8]
  let boxSecret: SecureBytes
  let signingSecret: SecureBytes

  /// Makes fresh key pairs, and the record that keeps them.
  package static func generate(account: RecordID, key: AccountDataKey) -> (
    keys: AccountKeys, record: AccountKeyRecord
  ) {
    let boxSecret = SecureBytes(random: 32)
    let keys = AccountKeys(
      account: account, key: key, boxSecret: boxSecret, seed: SecureBytes(random: 32))
    return (keys, keys.record(under: key))
  }

  /// Unwraps the key pairs of a stored record.
  ///
  /// Throws `.tampered(.accountKeys)` when a public key was exchanged or a wrapped one edited.
  package init(_ record: AccountKeyRecord, key: AccountDataKey) throws(CredentialError) {
    let box = try AccountKeys.unwrap(
      record.boxSecret, .boxWrapping, public: record.boxPublicKey, record.account, key)
    let seed = try AccountKeys.unwrap(
      record.signingSecret, .signingWrapping, public: record.signingPublicKey, record.account, key)
    self.init(account: record.account, key: key, boxSecret: box, seed: seed)
    guard boxPublicKey == record.boxPublicKey, signingPublicKey == record.signingPublicKey else {
      throw .tampered(.accountKeys)
    }
  }

  private init(
    account: RecordID, key: AccountDataKey, boxSecret: SecureBytes, seed: SecureBytes
  ) {
    self.account = account
    self.key = key
    self.boxSecret = boxSecret
    var boxPublic = [UInt8](repeating: 0, count: 32)
    let status = boxSecret.withPointer { crypto_scalarmult_base(&boxPublic, $0) }
    precondition(status == 0)
    boxPublicKey = boxPublic
    (signingPublicKey, signingSecret) = SigningKey.pair(seed: seed)
  }

  /// The same key pairs wrapped under a key, for a new generation of it too.
  package func record(under key: AccountDataKey) -> AccountKeyRecord {
    let seed = signingSecret.withBytes { SecureBytes(copying: $0.prefix(32)) }
    return AccountKeyRecord(
      account: account, boxPublicKey: boxPublicKey,
      boxSecret: AccountKeys.wrap(boxSecret, .boxWrapping, public: boxPublicKey, account, key),
      signingPublicKey: signingPublicKey,
      signingSecret: AccountKeys.wrap(
        seed, .signingWrapping, public: signingPublicKey, account, key))
  }
}

extension AccountKeys {
  private static func wrap(
    _ secret: SecureBytes, _ purpose: AccountDataKey.Purpose, public publicKey: [UInt8],
    _ account: RecordID, _ key: AccountDataKey
  ) -> [UInt8] {
    let nonce = Sodium.randomBytes(Aead.nonceLength)
    let aad = associatedData(purpose, publicKey, account, key)
    return nonce + Aead.seal(secret, aad: aad, nonce: nonce, key: key.subkey(purpose))
  }

  private static func unwrap(
    _ wrapped: [UInt8], _ purpose: AccountDataKey.Purpose, public publicKey: [UInt8],
    _ account: RecordID, _ key: AccountDataKey
  ) throws(CredentialError) -> SecureBytes {
    let opened = Aead.open(
      Array(wrapped.dropFirst(Aead.nonceLength)),
      aad: associatedData(purpose, publicKey, account, key),
      nonce: Array(wrapped.prefix(Aead.nonceLength)), key: key.subkey(purpose))
    guard let opened, opened.count == 32 else { throw .tampered(.accountKeys) }
    return opened
  }

  private static func associatedData(
    _ purpose: AccountDataKey.Purpose, _ publicKey: [UInt8], _ account: RecordID,
    _ key: AccountDataKey
  ) -> [UInt8] {
    var message = CanonicalBytes(tag: "BCTLkeys1")
    message.append(purpose.rawValue)
    message.append(fixed: account.bytes)
    message.append(key.epoch)
    message.append(counted: publicKey)
    return message.bytes
  }
}
