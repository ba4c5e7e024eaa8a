package import BillCore

/// One way to the account data key, as a database row holds it.
///
/// It is the key, wrapped by what a password, a recovery key or a session token gives.
package struct KeySlot: Hashable, Sendable {
  /// What opens the slot.
  package enum Kind: String, Hashable, Sendable, CaseIterable {
    case password, recovery, session
  }

  /// How the wrapping key is made from the secret.
  package enum Derivation: String, Hashable, Sendable, CaseIterable {
    /// Argon2id version 1.3, for what people choose.
    case argon2id13
    /// Keyed BLAKE2b, for secrets that were random to begin with.
    case blake2b
  }

  package let id: RecordID
  package let kind: Kind
  package let account: RecordID
  package let epoch: UInt32
  package let derivation: Derivation
  /// Argon2id's cost; nil for `blake2b`.
  package let cost: Argon2Cost?
  /// Sixteen random bytes.
  package let salt: [UInt8]
  /// Tells a wrong secret from a changed slot: XChaCha20-Poly1305 does not commit to its key.
  package let commitment: [UInt8]
  package let nonce: [UInt8]
  package let ciphertext: [UInt8]
  package let created: Instant
  /// The absolute end of a session slot.
  package let expires: Instant?
  /// What a session slot may be used for.
  package let scope: String?
  /// The boot of the machine a session slot belongs to.
  package let bootID: String?
  /// The trusted device a session was begun on; nil elsewhere.
  package let device: RecordID?

  /// A slot as it was stored; whether it is genuine shows when it is opened.
  package init(
    id: RecordID, kind: Kind, account: RecordID, epoch: UInt32, derivation: Derivation,
    cost: Argon2Cost?, salt: [UInt8], commitment: [UInt8], nonce: [UInt8], ciphertext: [UInt8],
    created: Instant, expires: Instant? = nil, scope: String? = nil, bootID: String? = nil,
    device: RecordID? = nil
  ) {
    self.id = id
    self.kind = kind
    self.account = account
    self.epoch = epoch
    self.derivation = derivation
    self.cost = cost
    self.salt = salt
    self.commitment = commitment
    self.nonce = nonce
    self.ciphertext = ciphertext
    self.created = created
    self.expires = expires
    self.scope = scope
    self.bootID = bootID
    self.device = device
  }
}
