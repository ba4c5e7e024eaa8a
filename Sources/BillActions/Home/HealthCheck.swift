package import BillCore

/// What one look at the home found.
package struct HealthCheck: Hashable, Sendable {
  /// What was looked at.
  package enum Subject: String, Sendable, Hashable, CaseIterable {
    case files, configuration, tools, mail
    case installKey = "install-key"
    case timeZone = "time-zone"
    case database, settings, integrity, events, ledger, owed, payments, payees, originals, attempts,
      devices
    case foreignKeys = "foreign-keys"
    case publishedLog = "published-log"
    case stagedFiles = "staged-files"
    case leftOver = "left-over"
    case sessions, schedules, runner, agent, account, approvals, batches
    case sealedRows = "sealed-rows"
    case paymentHistory = "payment-history"
    case billSignatures = "bill-signatures"
  }

  package let subject: Subject
  /// The account it is about; nil for the whole home.
  package let account: RecordID?
  package let isRight: Bool
  /// Whether it could be looked at; what could not counts as right.
  package let isLookedAt: Bool
  /// What was found, without names, amounts or account numbers.
  package let detail: String
  /// The command that mends it, where one can.
  package let fix: String?

  init(
    _ subject: Subject, account: RecordID? = nil, isRight: Bool, _ detail: String,
    fix: String? = nil, isLookedAt: Bool = true
  ) {
    self.subject = subject
    self.account = account
    self.isRight = isRight
    self.isLookedAt = isLookedAt
    self.detail = detail
    self.fix = isRight ? nil : fix
  }
}
