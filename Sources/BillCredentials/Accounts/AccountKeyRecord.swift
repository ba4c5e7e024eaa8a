package import BillCore

/// An account's key pairs as the database keeps them: the public halves plain, the secret halves
/// sealed under the account data key.
package struct AccountKeyRecord: Hashable, Sendable {
  package let account: RecordID
  /// X25519; what comes in without the key is sealed to it.
  package let boxPublicKey: [UInt8]
  /// Nonce, ciphertext and tag of the X25519 secret.
  package let boxSecret: [UInt8]
  /// Ed25519; what log heads are checked with.
  package let signingPublicKey: [UInt8]
  /// Nonce, ciphertext and tag of the Ed25519 seed.
  package let signingSecret: [UInt8]

  /// A record as it was stored.
  package init(
    account: RecordID, boxPublicKey: [UInt8], boxSecret: [UInt8], signingPublicKey: [UInt8],
    signingSecret: [UInt8]
  ) {
    self.account = account
    self.boxPublicKey = boxPublicKey
    self.boxSecret = boxSecret
    self.signingPublicKey = signingPublicKey
    self.signingSecret = signingSecret
  }
}
