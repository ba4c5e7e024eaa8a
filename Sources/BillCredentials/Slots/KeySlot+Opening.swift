package import BillCore

extension KeySlot {
  /// Opens a password slot.
  ///
  /// Throws `.wrongSecret` for another password, `.tampered` when the password is right and the
  /// slot is not as it was made, `.costOutOfRange` before spending anything on forged parameters,
  /// and `.outOfMemory` when this machine cannot judge the password now.
  package func open(password: SecureBytes) throws(CredentialError) -> AccountDataKey {
    try unwrap(.password(password))
  }

  /// Spends what a wrong password costs, for an account that does not exist.
  ///
  /// Always throws, and what a real slot would: nobody can tell by time or words which e-mail
  /// addresses have an account.
  package static func refuse(password: SecureBytes, cost: Argon2Cost = .standard)
    throws(CredentialError) -> Never
  {
    _ = try cost.hash(PasswordText.normalised(password), salt: Sodium.randomBytes(16))
    throw .wrongSecret
  }

  /// Opens a recovery slot; throws `.wrongSecret` or `.tampered`.
  package func open(recoveryKey: RecoveryKey) throws(CredentialError) -> AccountDataKey {
    try unwrap(.recovery(recoveryKey))
  }

  /// Opens a session slot while the session lasts.
  ///
  /// Throws `.wrongSecret`, `.tampered`, and `.sessionEnded` after its end, after a reboot, or
  /// with the clock before its beginning. The seal is checked first: only a genuine end counts.
  package func open(token: SessionToken, at now: Instant, bootID: String) throws(CredentialError)
    -> AccountDataKey
  {
    guard token.id == id else { throw .wrongSecret }
    let key = try unwrap(.session(token))
    guard let expires, let boot = self.bootID else { throw .malformed(.slot) }
    guard boot == bootID else { throw .sessionEnded(.rebooted) }
    guard now >= created else { throw .sessionEnded(.clockBehind) }
    guard now < expires else { throw .sessionEnded(.expired) }
    return key
  }

  private func unwrap(_ secret: KeySlotHeader.Secret) throws(CredentialError) -> AccountDataKey {
    guard kind == secret.kind, derivation == secret.derivation, salt.count == 16,
      commitment.count == 32, nonce.count == Aead.nonceLength
    else { throw .malformed(.slot) }
    let keys = try header.wrappingKeys(for: secret)
    guard Sodium.areEqual(keys.commitment, commitment) else { throw .wrongSecret }
    let opened = Aead.open(
      ciphertext, aad: header.associatedData, nonce: nonce, key: keys.wrapping)
    guard let opened, opened.count == 32 else { throw .tampered(.slot) }
    return AccountDataKey(bytes: opened, epoch: epoch)
  }

  private var header: KeySlotHeader {
    KeySlotHeader(
      id: id, kind: kind, account: account, epoch: epoch, derivation: derivation, cost: cost,
      salt: salt, created: created, expires: expires, scope: scope, bootID: bootID,
      device: device)
  }
}
