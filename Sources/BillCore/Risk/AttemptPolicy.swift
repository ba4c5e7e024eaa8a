/// How many wrong tries a credential stands before it locks.
package struct AttemptPolicy: Hashable, Sendable {
  /// Consecutive failures that bring the next lock.
  package let failuresPerLock: Int
  /// How long each lock lasts; the last one repeats.
  package let lockSeconds: [Int64]
  /// Consecutive failures after which only a verified person goes on.
  package let failuresBeforeVerification: Int

  /// Five failures lock for 30 minutes, then 2 hours, then 24 hours; twenty ask for verification.
  ///
  /// PSD2 RTS Art. 4(3)(b): at most five. SP 800-63B-4 3.2.2: at most one hundred.
  package static let standard = AttemptPolicy(
    failuresPerLock: 5, lockSeconds: [30 * 60, 2 * 3600, 24 * 3600],
    failuresBeforeVerification: 20)

  /// The same without the last step, for what no verified person could end: a new address ends what
  /// wrong codes for the old one began, and codes of a login are counted by the standard policy
  /// besides; an account that lives elsewhere cannot be recovered here.
  package static let endingByItself = AttemptPolicy(
    failuresPerLock: 5, lockSeconds: standard.lockSeconds, failuresBeforeVerification: .max)

  /// The lock that follows when so many locks were there before.
  func lockSeconds(after locks: Int) -> Int64 {
    lockSeconds.isEmpty ? 0 : lockSeconds[min(locks, lockSeconds.count - 1)]
  }
}
