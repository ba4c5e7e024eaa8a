import BillActions
import BillCore

/// The agent as reports show it.
struct AgentReport {
  private let health: AgentHealth

  init(_ health: AgentHealth) { self.health = health }

  /// The document of `schedule agent status`.
  func report(lines: [String], status: ExitStatus) -> Report {
    Report(
      "agent/1",
      [
        "state": .text(health.state.rawValue), "id": JSON(health.agent?.id),
        "enrolled": JSON(health.agent?.createdAt), "until": JSON(health.agent?.notAfter),
        "last_good_run": JSON(health.lastGoodRun), "next_due": JSON(health.nextDue),
        "schedules": isCounted ? number(health.schedules) : .null,
        "mandates": isCounted
          ? [
            "valid": number(health.valid), "outdated": number(health.outdated),
            "expired": number(health.expired), "missing": number(health.missing),
          ] : .null,
        "problems": .list(health.problems.map { .text($0.id) }),
      ], lines: lines, status: status)
  }

  var status: ExitStatus {
    if !health.problems.isEmpty { return .checkFailed }
    return health.state == .working ? .done : .noAccess
  }

  var lines: [String] {
    var table = Table([("AGENT", .left), (health.state.rawValue, .left)])
    if let agent = health.agent {
      table.add(["enrolled", agent.createdAt.description])
      table.add(["until", agent.notAfter.description])
    }
    table.add(["last good run", health.lastGoodRun?.description ?? "never"])
    if isCounted { addCounts(&table) }
    return table.lines + health.problems.map { "WRONG: \($0.words)" }
  }

  // Rows that were altered say nothing.
  private var isCounted: Bool { !health.problems.contains(.tampered) }

  private func addCounts(_ table: inout Table) {
    // A file is written some days before the bank executes it, so that somebody can upload it.
    table.add(["next hand-over", health.nextDue.map { "from \($0)" } ?? "none"])
    table.add(["schedules", "\(health.schedules) unattended"])
    table.add([
      "mandates",
      "\(health.valid) valid, \(health.outdated) outdated, \(health.expired) expired, "
        + "\(health.missing) missing",
    ])
  }

  private func number(_ count: Int) -> JSON { .number(Int64(count)) }

  // MARK: Plans

  /// What will be signed when the agent is enrolled.
  static func lines(_ plan: EnrolAgent.Plan) -> [String] {
    ["enroll an agent that works until \(plan.until)"]
      + (plan.replaces ? ["dismiss the agent that is there"] : [])
      + plan.schedules.map { "sign: \(words($0))" }
      + plan.leftOut.map { "left out, its payee is not accepted yet: \(words($0))" }
  }

  static func json(_ items: [EnrolAgent.Plan.Item]) -> JSON {
    .list(
      items.map { item in
        [
          "id": .text(item.schedule.id.description), "name": .text(item.schedule.name),
          "biller": .text(item.biller.name), "account": JSON(item.payee.map { "…\($0.last4)" }),
          "amount": .text(item.schedule.amount.basis.description),
          "cap": JSON(item.schedule.amount.cap?.decimalText),
          "currency": .text(item.schedule.currency.code),
          "rail": .text(item.schedule.railName),
        ]
      })
  }

  private static func words(_ item: EnrolAgent.Plan.Item) -> String {
    let schedule = item.schedule
    let cap = schedule.amount.cap.map { ", at most \($0)" } ?? ""
    return "\(schedule.name): \(schedule.amount.basis) \(schedule.currency.code)\(cap) to "
      + (item.payee?.name ?? item.biller.name) + (item.payee.map { " …\($0.last4)" } ?? "")
      + " by \(schedule.railName)"
  }

  /// What a restored database does not know.
  static func lines(_ plan: Reconcile.Plan) -> [String] {
    guard !plan.payments.isEmpty || !plan.done.isEmpty || !plan.undone.isEmpty else {
      return ["The database knows everything."]
    }
    return plan.payments.map { "bring back: \($0.amount) on \($0.executeOn), \($0.endToEndID)" }
      + plan.done.map { "done, as you said before: \($0.amount), \($0.endToEndID)" }
      + plan.undone.map { "not done after all, as you said: \($0.amount), \($0.endToEndID)" }
  }

  static func json(_ payment: Payment) -> JSON {
    [
      "id": .text(payment.id.description), "end_to_end_id": .text(payment.endToEndID),
      "amount": .text(payment.amount.decimalText),
      "currency": .text(payment.amount.currency.code), "execute_on": JSON(payment.executeOn),
      "period": JSON(payment.periodKey),
    ]
  }
}

extension AgentHealth.Problem {
  /// The stable id in JSON.
  var id: String {
    switch self {
    case .noAgent: "no-agent"
    case .silent: "silent"
    case .unsent: "unsent"
    case .failed: "failed"
    case .unknown: "unknown"
    case .missed: "missed"
    case .behind: "behind"
    case .undelivered: "undelivered"
    case .noRunner: "no-runner"
    case .tampered: "tampered"
    }
  }

  var words: String {
    switch self {
    case .noAgent: "schedules are active and no agent runs them: billctl schedule agent enroll"
    case .silent(let since): "no good run since \(since): billctl schedule run"
    case .unsent(let count): "\(counted(count, "due payment")) not sent: billctl schedule run -v"
    case .failed(let count):
      "\(counted(count, "payment")) not made, and the bill is open: billctl pay --overdue"
    case .unknown(let count):
      "\(counted(count, "payment")) of which nobody knows whether it went: "
        + "billctl payments list --state unknown"
    case .missed(let count):
      "\(counted(count, "date")) of the last weeks missed; pay by hand, or call it left out: "
        + "billctl schedule skip NAME DATE"
    case .behind:
      "the database is older than the last run, or altered, so nothing is paid: "
        + "billctl schedule agent reconcile"
    case .undelivered(let count):
      "\(counted(count, "file")) not at the bank past the execution date: billctl payments batches"
    case .noRunner: "nothing starts it every hour: billctl schedule install"
    case .tampered: "a stored row was altered from outside: billctl doctor"
    }
  }
}
