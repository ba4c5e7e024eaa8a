package import BillCredentials

/// Why an account is not recovered.
package enum RecoveryError: Error, Equatable {
  /// The address, the code or the recovery key is wrong, or the code is too old or spent; which
  /// one is not said.
  case refused
  /// Without the recovery key somebody has to verify the holder first.
  case notVerified
}

/// What stands beside the code by mail.
package enum RecoveryEvidence: Sendable {
  /// Gives everything back.
  case recoveryKey(RecoveryKey)
  /// A verification that `RecoveryPermit` knows of; gives the account back, and not what is sealed.
  case verification
}
