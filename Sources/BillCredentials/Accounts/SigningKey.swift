import CSodium

/// Ed25519 (RFC 8032) under a domain.
package enum SigningKey {
  /// Public key and 64-byte secret key of a 32-byte seed.
  static func pair(seed: SecureBytes) -> (public: [UInt8], secret: SecureBytes) {
    var publicKey = [UInt8](repeating: 0, count: 32)
    let secret = SecureBytes(
      capacity: 64,
      writing: { room in
        let status = seed.withPointer { crypto_sign_seed_keypair(&publicKey, room, $0) }
        precondition(status == 0)
        return 64
      })
    return (publicKey, secret)
  }

  static func sign(_ message: [UInt8], _ domain: SigningDomain, secret: SecureBytes) -> [UInt8] {
    let whole = domain.message(message)
    var signature = [UInt8](repeating: 0, count: 64)
    let status = secret.withPointer {
      crypto_sign_detached(&signature, nil, whole, UInt64(whole.count), $0)
    }
    precondition(status == 0)
    return signature
  }

  /// Whether a public key's owner signed these bytes for that domain.
  package static func isGenuine(
    _ signature: [UInt8], of message: [UInt8], _ domain: SigningDomain, publicKey: [UInt8]
  ) -> Bool {
    guard signature.count == 64, publicKey.count == 32 else { return false }
    let whole = domain.message(message)
    return crypto_sign_verify_detached(signature, whole, UInt64(whole.count), publicKey) == 0
  }
}

extension AccountKeys {
  /// Signs canonical bytes as this account.
  package func sign(_ message: [UInt8], _ domain: SigningDomain) -> [UInt8] {
    SigningKey.sign(message, domain, secret: signingSecret)
  }
}
