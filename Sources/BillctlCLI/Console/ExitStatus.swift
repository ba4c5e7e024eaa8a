/// How an invocation ended, for scripts; an unknown status is a failure.
package enum ExitStatus: Int32, Sendable, Hashable, CaseIterable {
  /// Done; nothing to do is done.
  case done = 0
  /// Refused before any rail was asked; nothing changed.
  case refused = 1
  /// The user said no.
  case declined = 2
  /// Partly done or partly held, each listed.
  case partly = 3
  /// Log in first, wrong credentials, locked, or no agent.
  case noAccess = 4
  /// Password or second factor needed for this.
  case proofNeeded = 5
  /// Confirmation needed and no terminal.
  case confirmationNeeded = 6
  /// Outcome unknown; do not retry.
  case unknown = 8
  /// Idempotency key with other parameters, ambiguous name.
  case conflict = 9
  /// The rail's own no.
  case railRefused = 10
  case busy = 11
  /// A money condition that was asked for does not hold.
  case conditionFailed = 12
  /// A check of stored data or settings found something.
  case checkFailed = 13
  case usage = 64
  /// All input was bad.
  case badInput = 65
  /// A needed program or library is missing.
  case unavailable = 69
  /// A bug here.
  case internalError = 70
  case inputOutput = 74
  case unsafeFile = 77
  case badConfiguration = 78
  case interrupted = 130
}
