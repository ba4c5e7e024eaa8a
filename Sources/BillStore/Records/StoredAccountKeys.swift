/// The key material of an account as it lies in its row.
package struct StoredAccountKeys: Hashable, Sendable {
  /// X25519, for what comes in without the key.
  package var boxPublicKey: [UInt8]
  /// Ed25519, checks what the account signed.
  package var signPublicKey: [UInt8]
  /// Both secret keys, sealed under the account data key.
  package var wrapped: [UInt8]

  package init(boxPublicKey: [UInt8], signPublicKey: [UInt8], wrapped: [UInt8]) {
    self.boxPublicKey = boxPublicKey
    self.signPublicKey = signPublicKey
    self.wrapped = wrapped
  }
}
