import CSodium

/// What one guess of a password costs: Argon2id (RFC 9106) with one lane.
package struct Argon2Cost: Hashable, Sendable {
  /// Passes over the memory (`opslimit`, RFC 9106 t).
  package let passes: UInt64
  /// Memory in bytes (`memlimit`, RFC 9106 m).
  package let memoryBytes: UInt64

  package init(passes: UInt64, memoryBytes: UInt64) {
    self.passes = passes
    self.memoryBytes = memoryBytes
  }

  /// Half a second on a small machine of today: 3 passes over 256 MiB.
  package static let standard = Argon2Cost(passes: 3, memoryBytes: 256 << 20)
  /// The least a stored slot may ask for; whoever lowers it in the file is refused.
  package static let floor = Argon2Cost(passes: 3, memoryBytes: 64 << 20)
  /// The most a stored slot may ask for; more would only serve to stall the machine.
  package static let ceiling = Argon2Cost(passes: 10, memoryBytes: 1 << 30)

  /// Whether floor and ceiling allow it.
  package var isAcceptable: Bool {
    (Argon2Cost.floor.passes...Argon2Cost.ceiling.passes).contains(passes)
      && (Argon2Cost.floor.memoryBytes...Argon2Cost.ceiling.memoryBytes).contains(memoryBytes)
  }

  /// The Argon2id hash of a password; throws `.outOfMemory` when the memory is not to be had.
  func hash(_ password: SecureBytes, salt: [UInt8], length: Int = 32) throws(CredentialError)
    -> SecureBytes
  {
    precondition(salt.count == 16)
    var status: Int32 = -1
    let hash = SecureBytes(
      capacity: length,
      writing: { room in
        status = password.withCharacters {
          crypto_pwhash(
            room, UInt64(length), $0, UInt64(password.count), salt, passes, Int(memoryBytes),
            crypto_pwhash_ALG_ARGON2ID13)
        }
        return length
      })
    guard status == 0 else { throw .outOfMemory(bytes: memoryBytes) }
    return hash
  }
}
