/// What earlier logins left in the log.
package struct LoginPast: Hashable, Sendable {
  package var networks: Set<String> = []
  package var places: Set<String> = []
  package var terminals: Set<String> = []
  package var wasRemote = false
  /// When somebody was let in last.
  package var lastEntry: Instant?
  /// When passwords or codes were wrong.
  package var failures: [Instant] = []
  /// The latest moment of the log.
  package var highWater: Instant?

  package init() {}
}
