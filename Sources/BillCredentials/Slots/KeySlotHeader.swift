import BillCore

/// Everything of a slot but the wrapped key: what its associated data binds.
struct KeySlotHeader {
  let id: RecordID
  let kind: KeySlot.Kind
  let account: RecordID
  let epoch: UInt32
  let derivation: KeySlot.Derivation
  let cost: Argon2Cost?
  let salt: [UInt8]
  let created: Instant
  var expires: Instant?
  var scope: String?
  var bootID: String?
  var device: RecordID?

  var associatedData: [UInt8] {
    var message = CanonicalBytes(tag: "BCTLslot1")
    message.append(kind.rawValue)
    message.append(fixed: account.bytes)
    message.append(fixed: id.bytes)
    message.append(epoch)
    message.append(derivation.rawValue)
    message.append(cost?.passes ?? 0)
    message.append(cost?.memoryBytes ?? 0)
    message.append(counted: salt)
    message.append(created.milliseconds)
    message.append(optional: expires?.milliseconds)
    message.append(optional: scope)
    message.append(optional: bootID)
    message.append(optional: device?.description)
    return message.bytes
  }

  /// The key-encrypting key that a secret gives for this slot.
  func wrappingKeys(for secret: Secret) throws(CredentialError) -> WrappingKeys {
    switch secret {
    case .password(let password):
      guard let cost else { throw .malformed(.slot) }
      guard cost.isAcceptable else {
        throw .costOutOfRange(passes: cost.passes, memoryBytes: cost.memoryBytes)
      }
      let hash = try cost.hash(PasswordText.normalised(password), salt: salt)
      return keys(from: hash, personalisation: "billctl.kek.v1")
    case .recovery(let key):
      return keys(from: key.bytes, personalisation: "billctl.rec.v1")
    case .session(let token):
      return keys(from: token.secret, personalisation: "billctl.ses.v1")
    }
  }

  private func keys(from key: SecureBytes, personalisation: StaticString) -> WrappingKeys {
    let encryptingKey = Blake2b.derivedKey(
      from: key, message: salt, salt: account.bytes, personalisation: personalisation)
    return WrappingKeys(
      wrapping: encryptingKey.subkey(1, context: "BCwrapK_"),
      commitment: encryptingKey.subkey(2, context: "BCkcv___").copied())
  }

  /// What opens a slot.
  enum Secret {
    case password(SecureBytes)
    case recovery(RecoveryKey)
    case session(SessionToken)

    var kind: KeySlot.Kind {
      switch self {
      case .password: .password
      case .recovery: .recovery
      case .session: .session
      }
    }

    var derivation: KeySlot.Derivation {
      switch self {
      case .password: .argon2id13
      case .recovery, .session: .blake2b
      }
    }
  }

  struct WrappingKeys {
    let wrapping: SecureBytes
    let commitment: [UInt8]
  }
}
