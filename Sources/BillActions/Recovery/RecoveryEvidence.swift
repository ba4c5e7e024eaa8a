package import BillCredentials

/// What stands beside the code that was sent.
package enum RecoveryEvidence: Sendable {
  /// Gives everything back.
  case recoveryKey(RecoveryKey)
  /// A verification that `RecoveryPermit` knows of; gives the account back, and not what is sealed.
  case verification
}
