/// One line of the review of an account's security.
package struct ReviewLine: Hashable, Sendable {
  /// What was looked at.
  package enum Topic: String, Sendable, Hashable, CaseIterable {
    case password, factors
    case recoveryKey = "recovery-key"
    case recoveryCodes = "recovery-codes"
    case email, phone, devices, sessions, agent, permissions, limits, methods, account
    case eventLog = "event-log"
    case files, mail, notices, backup
    case restoreTest = "restore-test"
  }

  /// How it stands.
  package enum Grade: String, Sendable, Hashable, CaseIterable {
    case good
    /// Weaker than it could be.
    case warn
    /// Not safe as it is.
    case bad
  }

  package let topic: Topic
  package let grade: Grade
  /// What was found; no secrets, account numbers masked.
  package let detail: String
  /// The command that mends it, where one can.
  package let fix: String?

  init(_ topic: Topic, _ grade: Grade, _ detail: String, fix: String? = nil) {
    self.topic = topic
    self.grade = grade
    self.detail = detail
    self.fix = grade == .good ? nil : fix
  }
}
