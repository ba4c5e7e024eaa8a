package import BillCore

extension KeySlot {
  /// Wraps the key for a password.
  ///
  /// Throws `.notText`, `.costOutOfRange` or `.outOfMemory`. Takes half a second at standard cost.
  package static func make(
    password: SecureBytes, cost: Argon2Cost = .standard, id: RecordID, account: RecordID,
    key: AccountDataKey, at created: Instant
  ) throws(CredentialError) -> KeySlot {
    let header = KeySlotHeader(
      id: id, kind: .password, account: account, epoch: key.epoch, derivation: .argon2id13,
      cost: cost, salt: Sodium.randomBytes(16), created: created)
    return try wrap(key, header, .password(password))
  }

  /// Wraps the key for a recovery key; no Argon2id, since nobody guesses 160 random bits.
  package static func make(
    recoveryKey: RecoveryKey, id: RecordID, account: RecordID, key: AccountDataKey,
    at created: Instant
  ) throws(CredentialError) -> KeySlot {
    let header = KeySlotHeader(
      id: id, kind: .recovery, account: account, epoch: key.epoch, derivation: .blake2b,
      cost: nil, salt: Sodium.randomBytes(16), created: created)
    return try wrap(key, header, .recovery(recoveryKey))
  }

  /// Wraps the key for a session token; end, scope and boot become part of the seal.
  package static func make(
    token: SessionToken, account: RecordID, key: AccountDataKey, at created: Instant,
    expires: Instant, scope: String, bootID: String, device: RecordID? = nil
  ) throws(CredentialError) -> KeySlot {
    let header = KeySlotHeader(
      id: token.id, kind: .session, account: account, epoch: key.epoch, derivation: .blake2b,
      cost: nil, salt: Sodium.randomBytes(16), created: created, expires: expires, scope: scope,
      bootID: bootID, device: device)
    return try wrap(key, header, .session(token))
  }

  private static func wrap(
    _ key: AccountDataKey, _ header: KeySlotHeader, _ secret: KeySlotHeader.Secret
  ) throws(CredentialError) -> KeySlot {
    let keys = try header.wrappingKeys(for: secret)
    let nonce = Sodium.randomBytes(Aead.nonceLength)
    let ciphertext = Aead.seal(
      key.bytes, aad: header.associatedData, nonce: nonce, key: keys.wrapping)
    return KeySlot(
      id: header.id, kind: header.kind, account: header.account, epoch: header.epoch,
      derivation: header.derivation, cost: header.cost, salt: header.salt,
      commitment: keys.commitment, nonce: nonce, ciphertext: ciphertext, created: header.created,
      expires: header.expires, scope: header.scope, bootID: header.bootID, device: header.device)
  }
}
