import BillActions
import BillCore

/// What `billctl` alone shows: everything that needs attention, or counts while nobody is logged
/// in.
struct Dashboard {
  private let session: Session

  init(_ session: Session) { self.session = session }

  func report() throws -> Report {
    let status = try AccountStatus(session.home, email: session.email)
    switch status.session {
    case .none:
      return report(status, lines: Dashboard.countLines(status))
    case .read, .money:
      let overview = try Overview(session.open(), status)
      return report(status, overview, lines: DashboardLines(overview).all)
    }
  }

  private static func countLines(_ status: AccountStatus) -> [String] {
    guard status.email != nil else {
      return [
        "Welcome. No account lives here yet.", "Begin with: billctl start",
        "Look around first: billctl --help",
      ]
    }
    return StatusReport.lines(status) + ["Log in to see more: billctl login"]
  }

  private func report(_ status: AccountStatus, _ overview: Overview? = nil, lines: [String])
    -> Report
  {
    let body = StatusReport.json(status).adding(overview.map(members) ?? [])
    var report = Report("dashboard/1", body, lines: lines)
    report.isTest = status.isTest
    return report
  }

  private func members(_ overview: Overview) -> [JSON.Member] {
    func bills(_ name: String, _ bills: [BillDetails]) -> JSON.Member {
      JSON.Member(name: name, value: .list(bills.map(BillReport.json)))
    }
    func payments(_ name: String, _ payments: [Payment]) -> JSON.Member {
      JSON.Member(name: name, value: .list(payments.map { .text($0.id.description) }))
    }
    return [
      bills("overdue_bills", overview.overdue), bills("due_bills", overview.due),
      bills("undated_bills", overview.undated), bills("expected_bills", overview.expected),
      bills("held_bills", overview.held), payments("in_flight", overview.inFlight),
      payments("presented", overview.presented), payments("held_payments", overview.waiting),
      payments("late_payments", overview.late),
      payments("unknown_payments", overview.unknown.map(\.payment)),
      payments("failed_payments", overview.failed.map(\.payment)),
      JSON.Member(
        name: "batches_not_at_bank",
        value: .list(overview.notAtBank.map { .text($0.id.description) })),
      JSON.Member(
        name: "outbox_trouble",
        value: .list(
          overview.fileStates.filter { $0.value != .whole }
            .sorted { $0.key < $1.key }.map { id, state in
              ["batch": JSON(id), "file": .text(state.rawValue)]
            })),
      JSON.Member(
        name: "agent_problems", value: .list(overview.agentProblems.map { .text($0.id) })),
      JSON.Member(name: "unknown_to_books", value: JSON(overview.status.causes.unknownReference)),
      JSON.Member(
        name: "schedules", value: .list(overview.schedules.map(ScheduleReport.json))),
      JSON.Member(
        name: "held_dates",
        value: .list(
          overview.heldPeriods.map { mark in
            [
              "schedule": .text(mark.scheduleID.description), "date": JSON(mark.nominal),
              "reason": JSON(mark.reason),
            ]
          })),
      JSON.Member(
        name: "reminders", value: .list(overview.reminders.map { .text($0.words) })),
    ]
  }
}

extension Overview.Reminder {
  /// The reminder and the command that settles it.
  var words: String {
    switch self {
    case .noSecondFactor:
      "No second factor: your password alone opens the account. billctl mfa enroll totp"
    case .unconfirmedEmail(let email):
      "\(email) is not confirmed, nothing can be paid. billctl account confirm CODE"
    case .termsNotAccepted:
      "The terms are not accepted, nothing can be paid. billctl account terms --accept"
    case .fewRecoveryCodes(let count):
      "\(counted(count, "recovery code")) left. billctl mfa recovery-codes"
    case .oldPassword(let changed):
      "Your password is of \(changed), over a year old. billctl account password"
    }
  }
}
