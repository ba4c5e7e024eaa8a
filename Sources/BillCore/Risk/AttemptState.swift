/// The count of consecutive failures of one credential, over all processes and sessions.
///
/// An attempt is charged, and stored, before it is looked at: whoever tries from many processes at
/// once is still counted each time. Success takes the charges back.
package struct AttemptState: Hashable, Sendable {
  /// Charged attempts since the last success.
  package private(set) var failures: Int
  /// Locks since the last success.
  package private(set) var locks: Int
  /// No attempt is looked at before this.
  package private(set) var lockedUntil: Instant?
  /// Whether only manual verification helps.
  package private(set) var needsVerification: Bool

  package init(
    failures: Int = 0, locks: Int = 0, lockedUntil: Instant? = nil, needsVerification: Bool = false
  ) {
    self.failures = failures
    self.locks = locks
    self.lockedUntil = lockedUntil
    self.needsVerification = needsVerification
  }

  /// What to do with an attempt.
  package enum Decision: Hashable, Sendable {
    /// Look at it; after it so many are left before a lock.
    case allowed(remaining: Int)
    case locked(until: Instant)
    case needsVerification
  }

  /// Charges an attempt before it is verified.
  ///
  /// The attempt that uses up the last try is still looked at, with its lock already in place.
  /// A refused attempt is not charged. Asking for a new code is no success and changes nothing.
  package mutating func charge(at now: Instant, policy: AttemptPolicy = .standard) -> Decision {
    if needsVerification { return .needsVerification }
    if let lockedUntil, now < lockedUntil { return .locked(until: lockedUntil) }
    failures += 1
    lockedUntil = nil
    if failures >= policy.failuresBeforeVerification { needsVerification = true }
    let sinceLock = failures % policy.failuresPerLock
    guard sinceLock == 0 else { return .allowed(remaining: policy.failuresPerLock - sinceLock) }
    lockedUntil = now.adding(seconds: policy.lockSeconds(after: locks))
    locks += 1
    return .allowed(remaining: 0)
  }

  /// Takes the last charge back and leaves those before it: what was proven is weaker than what they
  /// were failures of.
  package mutating func takeBack(policy: AttemptPolicy = .standard) {
    guard failures > 0 else { return }
    if failures % policy.failuresPerLock == 0 { (locks, lockedUntil) = (max(locks - 1, 0), nil) }
    failures -= 1
    needsVerification = false
  }

  /// Locks until a person is verified, whatever the failures.
  package mutating func requireVerification() { needsVerification = true }

  /// Forgets all failures, after the same credential was proven or a person was verified.
  package mutating func succeed() { self = AttemptState() }
}
