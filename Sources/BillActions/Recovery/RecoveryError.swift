/// Why an account is not recovered.
package enum RecoveryError: Error, Equatable {
  /// The address, the code or the recovery key is wrong, or the code is too old or spent; which
  /// one is not said.
  case refused
  /// Without the recovery key somebody has to verify the holder first.
  case notVerified
}
