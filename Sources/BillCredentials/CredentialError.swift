/// Why a secret, a sealed value or a proof was refused.
package enum CredentialError: Error, Hashable, Sendable {
  /// The password, recovery key or token is not the one the record was made with.
  case wrongSecret
  /// The secret was right and the record is not the one that was written.
  case tampered(CredentialRecord)
  /// The memory the key derivation asks for is not to be had; the secret was not judged.
  case outOfMemory(bytes: UInt64)
  /// Argon2id parameters below the floor or above the ceiling.
  case costOutOfRange(passes: UInt64, memoryBytes: UInt64)
  /// The record does not have the form this version writes.
  case malformed(CredentialRecord)
  /// The record was sealed under another generation of the account data key.
  case wrongEpoch(found: UInt32, expected: UInt32)
  /// The session is over.
  case sessionEnded(SessionEnd)
  /// The password is not UTF-8, or holds a NUL.
  case notText
  /// A library is missing, could not be started, or refused what it must accept.
  case libraryFailed(CredentialLibrary)
}

/// The kinds of records that credentials protect.
package enum CredentialRecord: String, Hashable, Sendable {
  case slot, row, boxedValue, accountKeys, session, event, logHead, installValue
  case agent, mandate, capsule, device, file
}

/// Why a session is over.
package enum SessionEnd: String, Hashable, Sendable {
  /// Its absolute end has passed.
  case expired
  /// It was not used for longer than allowed.
  case idle
  /// The machine was started again since.
  case rebooted
  /// It was ended: by a logout, a new password, or another shell.
  case closed
  /// The clock stands before the session's beginning or its last use.
  case clockBehind
}

/// The libraries credentials rest on.
package enum CredentialLibrary: String, Hashable, Sendable {
  case sodium, oath, zxcvbn
}
