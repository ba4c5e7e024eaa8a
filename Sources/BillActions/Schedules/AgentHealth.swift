package import BillCore
package import BillCredentials
import BillStore

/// Whether the agent of an account does its work, as far as it can be seen without a login.
package struct AgentHealth: Sendable, Hashable {
  /// Whether an agent may work.
  package enum State: String, Sendable, Hashable, CaseIterable {
    case none, working, revoked, expired
  }

  /// Something that keeps payments from being made.
  package enum Problem: Sendable, Hashable {
    /// Schedules are active and no agent may run them.
    case noAgent
    /// Since the last good run, or since the enrolment where there was none.
    case silent(since: Instant)
    /// Due periods that were not sent: held, or past the day a run should have looked at them.
    case unsent(Int)
    /// Payments of the last weeks that certainly did not go, or that a bank refused, while their bills
    /// are open.
    case failed(Int)
    /// Payments of which nobody knows whether they went.
    case unknown(Int)
    /// Dates of the last weeks that were not paid because no run came in time.
    case missed(Int)
    /// The database is older than what was done with it, or another one, so every run is refused.
    case behind
    /// Files that are not at the bank although their execution date has passed.
    case undelivered(Int)
    /// It never ran, and neither cron nor systemd will start it.
    case noRunner
    case tampered
  }

  package var state = State.none
  package var agent: AgentRecord?
  package var lastGoodRun: Instant?
  package var nextDue: CalendarDate?
  /// Active schedules a run may move money for.
  package var schedules = 0
  package var valid = 0
  /// Mandates of an earlier version of their schedule, its method or its rail.
  package var outdated = 0
  package var expired = 0
  /// Schedules without a mandate.
  package var missing = 0
  package var problems: [Problem] = []

  /// The longest silence of an agent that is run every hour, or once a day.
  package static let longestSilenceSeconds: Int64 = 26 * 3600

  /// So long a date that was missed is told, unless somebody calls it left out.
  private static let missedDays = 35

  /// Looks at an account; nothing is written.
  package init(_ home: Home, _ account: RecordID) throws {
    let books = try home.books(of: account)
    let file = try AgentFile(home, account)
    let key = try file.key()?.keys.id
    let installKey = try home.installKey()
    let now = home.world.now
    let rails = Dictionary(try Rails(home).all.map { ($0.name, $0.mandateHash) }) { $1 }
    do {
      try books.read { reader in
        let agents = try reader.agents(of: account)
        agent = agents.first { $0.id == key } ?? agents.first
        state = agent.map { AgentHealth.state($0, key, now) } ?? .none
        if state == .working, let agent {
          lastGoodRun = try file.state(of: agent.id, installKey).lastGoodRun
        }
        let zone = try reader.account()?.zone ?? "UTC"
        try look(reader, installKey, rails, today: home.world.today(in: zone))
        if schedules > 0 { try judgeHistory(home, account, reader) }
      }
      if state == .working, let agent {
        let last = try file.state(of: agent.id, installKey)
        let isOther = try books.read { try !last.isOf($0) }
        if schedules > 0, isOther, !problems.contains(.behind) { problems.append(.behind) }
        try judgeSilence(home, account, agent)
      } else if schedules > 0 {
        problems.append(.noAgent)
      }
    } catch is AccessError {
      problems.append(.tampered)
    }
  }

  private static func state(_ agent: AgentRecord, _ key: RecordID?, _ now: Instant) -> State {
    guard agent.revokedAt == nil, agent.id == key else { return .revoked }
    return now < agent.notAfter ? .working : .expired
  }

  private mutating func judgeHistory(
    _ home: Home, _ account: RecordID, _ reader: BookReader
  ) throws {
    do {
      try PublishedLog(home, account: account).check(reader)
    } catch is PublishError {
      problems.append(.behind)
    }
  }

  private mutating func judgeSilence(
    _ home: Home, _ account: RecordID, _ agent: AgentRecord
  ) throws {
    guard schedules > 0 else { return }
    let since = lastGoodRun ?? agent.createdAt
    if home.world.now > since.adding(seconds: AgentHealth.longestSilenceSeconds) {
      problems.append(.silent(since: since))
    } else if lastGoodRun == nil, try !home.hasHourlyRun(of: account) {
      // Whoever starts it by other means shows that by the first run.
      problems.append(.noRunner)
    }
  }

  private mutating func look(
    _ reader: BookReader, _ key: InstallKey, _ rails: [String: [UInt8]], today: CalendarDate
  ) throws {
    let active = try reader.checkedSchedules(key)
      .filter { $0.state == .active && $0.runsUnattended }
    schedules = active.count
    for schedule in active { try count(schedule, reader, rails, today) }
    let ids = Set(active.map(\.id))
    let marks = try reader.heldMarks().filter { ids.contains($0.scheduleID) }
    let held = marks.filter { $0.nominal <= today }
    // What is held is looked at in every run and waits for no day.
    let waitingIDs = Set(marks.map(\.scheduleID))
    let dated = active.filter { $0.recurrence != nil && !waitingIDs.contains($0.id) }
      .compactMap(\.nextOn)
    nextDue = dated.min().map { max($0, today) }
    let waiting = try reader.payments(in: [.approved])
      .filter { $0.mandateRoot != nil && $0.executeOn < today }
    let unsent = held.count + waiting.count + dated.filter { $0 < today.adding(days: -1) }.count
    if unsent > 0 { problems.append(.unsent(unsent)) }
    try judgeOutcomes(reader, since: today.adding(days: -AgentHealth.missedDays))
    let missed = try reader.missedMarks(since: today.adding(days: -AgentHealth.missedDays))
      .filter { ids.contains($0.scheduleID) }
    if !missed.isEmpty { problems.append(.missed(missed.count)) }
    let undelivered = try reader.batches()
      .filter { ($0.state == .emitted || $0.state == .staged) && $0.executeOn < today }.count
    if undelivered > 0 { problems.append(.undelivered(undelivered)) }
  }

  private mutating func judgeOutcomes(_ reader: BookReader, since day: CalendarDate) throws {
    let failed = try reader.payments(in: [.failed, .rejected, .returned]).filter { payment in
      guard payment.mandateRoot != nil, payment.executeOn >= day, let id = payment.billID else {
        return false
      }
      let open = try reader.balances(of: id)[id]?.open
      return try reader.bill(id).standing == .open && open?.isPositive ?? true
    }
    if !failed.isEmpty { problems.append(.failed(failed.count)) }
    let unknown = try reader.payments(in: [.unknown]).filter { $0.mandateRoot != nil }
    if !unknown.isEmpty { problems.append(.unknown(unknown.count)) }
  }

  private mutating func count(
    _ schedule: Schedule, _ reader: BookReader, _ rails: [String: [UInt8]], _ today: CalendarDate
  ) throws {
    let stored = try agent.flatMap { try reader.mandate(schedule.id, agent: $0.id) }
    guard let mandate = stored?.mandate, mandate.revokedAt == nil else {
      missing += 1
      return
    }
    let isOutdated =
      try mandate.version != schedule.version
      || mandate.railHash != rails[schedule.railName]
      || mandate.methodVersion != reader.method(schedule.methodID).version
    if isOutdated {
      outdated += 1
    } else if mandate.validUntil < today {
      expired += 1
    } else {
      valid += 1
    }
  }
}

extension AgentHealth.Problem {
  /// Whether it is that nobody starts the agent.
  var isSilence: Bool {
    switch self {
    case .silent, .noRunner: true
    case .noAgent, .unsent, .failed, .unknown, .missed, .behind, .undelivered, .tampered: false
    }
  }
}
