import BillActions

/// The status as reports show it.
enum StatusReport {
  /// `{state, email, session, expires, due, overdue, not_at_bank, late}`.
  static func json(_ status: AccountStatus) -> JSON {
    [
      "state": .text(status.state.rawValue), "email": JSON(status.email),
      "test": .bool(status.isTest), "session": .text(status.session.rawValue),
      "expires": JSON(status.expires), "due": .number(Int64(status.counts.due)),
      "overdue": .number(Int64(status.counts.overdue)),
      "not_at_bank": .number(Int64(status.counts.notAtBank)),
      "late": .number(Int64(status.counts.late)),
      "schedules_due": .number(Int64(status.counts.schedulesDue)),
      "held_periods": .number(Int64(status.counts.heldPeriods)),
      "causes": StandingReport.json(status.causes),
    ]
  }

  /// A few words; counts of nothing are left out.
  static func line(_ status: AccountStatus) -> String {
    let words = stateWords(status) + counts(status)
    return (status.isTest ? "TEST " : "") + "bills: "
      + (words.isEmpty ? "all quiet" : words.joined(separator: ", "))
  }

  static func lines(_ status: AccountStatus) -> [String] {
    guard let email = status.email else {
      return ["No account lives here yet: billctl start"]
    }
    let counts = counts(status)
    return ["\(email): \(status.state.rawValue), \(session(status))"]
      + StandingReport.lines(status.causes)
      + (counts.isEmpty ? ["Nothing is due in the next \(AccountStatus.daysAhead) days."] : counts)
  }

  private static func session(_ status: AccountStatus) -> String {
    switch status.session {
    case .none: "not logged in"
    case .read: "logged in"
    case .money:
      switch (status.hasAddress, status.hasTerms) {
      case (true, true): status.mayPay ? "logged in, may spend" : "logged in, may not spend"
      case (false, true): "logged in, may not spend before the address is confirmed"
      case (true, false): "logged in, may not spend before the terms are accepted"
      case (false, false): "logged in, may not spend before address and terms are confirmed"
      }
    }
  }

  private static func stateWords(_ status: AccountStatus) -> [String] {
    switch status.state {
    case .good: []
    case .frozen: ["FROZEN"]
    case .suspended: ["SUSPENDED"]
    case .locked: ["LOCKED"]
    case .flagged: ["FLAGGED"]
    case .none: ["no account"]
    }
  }

  private static func counts(_ status: AccountStatus) -> [String] {
    [
      (status.counts.overdue, "overdue"), (status.counts.due, "due"),
      (status.counts.notAtBank, "NOT at the bank"), (status.counts.late, "LATE"),
      (status.counts.schedulesDue, "scheduled"), (status.counts.heldPeriods, "held"),
    ].filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }
  }
}
