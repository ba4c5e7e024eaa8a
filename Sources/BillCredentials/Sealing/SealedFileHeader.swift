/// What stands in the open before a sealed file: how its key is made from the secret.
struct SealedFileHeader {
  let kind: SealedFile.Kind
  let passes: UInt64
  let memoryBytes: UInt64
  let salt: [UInt8]

  static let commitmentLength = 32
  static let streamLength = 24
  static let length = 8 + 1 + 8 + 8 + 16
  private static let magic = Array("BCTLfil1".utf8)

  /// A new header with a fresh salt.
  init(for lock: SealedFile.Lock) {
    salt = Sodium.randomBytes(16)
    switch lock {
    case .key: (kind, passes, memoryBytes) = (.key, 0, 0)
    case .password(_, let cost):
      (kind, passes, memoryBytes) = (.password, cost.passes, cost.memoryBytes)
    }
  }

  /// Throws `.malformed(.file)`, and `.costOutOfRange` before anything is spent on a forged cost.
  init(reading bytes: [UInt8]) throws(CredentialError) {
    guard bytes.count == SealedFileHeader.length, bytes.starts(with: SealedFileHeader.magic),
      let kind = SealedFile.Kind(rawValue: bytes[8])
    else { throw .malformed(.file) }
    self.kind = kind
    passes = bytes[9..<17].reduce(0) { $0 << 8 | UInt64($1) }
    memoryBytes = bytes[17..<25].reduce(0) { $0 << 8 | UInt64($1) }
    salt = Array(bytes[25...])
    let isAcceptable: Bool
    switch kind {
    case .key: isAcceptable = passes == 0 && memoryBytes == 0
    case .password: isAcceptable = cost.isAcceptable
    }
    guard isAcceptable else { throw .costOutOfRange(passes: passes, memoryBytes: memoryBytes) }
  }

  private var cost: Argon2Cost { Argon2Cost(passes: passes, memoryBytes: memoryBytes) }

  var bytes: [UInt8] {
    var message = CanonicalBytes()
    message.append(fixed: SealedFileHeader.magic)
    message.append(kind.rawValue)
    message.append(passes)
    message.append(memoryBytes)
    message.append(fixed: salt)
    return message.bytes
  }

  /// What somebody typed, as what opens a file of this kind.
  func lock(_ typed: SecureBytes) throws(CredentialError) -> SealedFile.Lock {
    switch kind {
    case .password: return .password(typed, cost)
    case .key:
      guard let key = RecoveryKey(typed.withBytes { String(decoding: $0, as: UTF8.self) }) else {
        throw .wrongSecret
      }
      return .key(key)
    }
  }

  /// The key of the stream, and what tells a wrong secret from a changed file.
  func keys(_ lock: SealedFile.Lock) throws(CredentialError) -> (
    sealing: SecureBytes, commitment: [UInt8]
  ) {
    let secret: SecureBytes
    switch lock {
    case .key(let key): secret = key.bytes
    case .password(let password, let cost):
      secret = try cost.hash(PasswordText.normalised(password), salt: salt)
    }
    let key = Blake2b.derivedKey(
      from: secret, message: bytes, salt: salt, personalisation: "billctl.file.v1")
    return (key.subkey(1, context: "BCfileK_"), key.subkey(2, context: "BCfileC_").copied())
  }
}
