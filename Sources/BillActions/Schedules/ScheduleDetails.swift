package import BillCore
import BillCredentials
package import BillRails
import BillStore

/// A schedule with what is shown beside it.
package struct ScheduleDetails: Sendable {
  package let schedule: Schedule
  package let biller: Biller
  package let method: PaymentMethod
  package let payee: Payee?
  /// Nil where the rail is not set up any more.
  package let rail: Rail?
  /// The next date that is neither planned nor skipped; nil when there is none.
  package let next: PreviewedDate?
  package let mandate: MandateStanding
}

extension ScheduleDetails {
  /// Whether a run has to look at it now, or nobody may run it.
  package func needsAttention(on today: CalendarDate) -> Bool {
    guard schedule.state == .active else { return false }
    switch mandate {
    case .missing, .expired: return true
    case .signed, .notNeeded:
      return schedule.recurrence != nil && schedule.nextOn.map { $0 <= today } ?? false
    }
  }
}

/// Whether a schedule may run unattended.
package enum MandateStanding: String, Hashable, Sendable, CaseIterable {
  case signed
  /// None was signed for the schedule as it is, its method and its rail.
  case missing
  case expired
  /// Its rail keeps a worklist.
  case notNeeded = "not needed"
}

/// Finds schedules with what is shown beside them.
package struct ListSchedules: Sendable {
  /// Also removed ones.
  package var removed: Bool

  package init(removed: Bool = false) { self.removed = removed }

  /// The schedules, the next one first.
  ///
  /// - throws: `AccessError.tampered` for a row that was edited.
  package func perform(_ access: ReadAccess) throws -> [ScheduleDetails] {
    let key = try access.home.installKey()
    let stored = try access.books.read { try $0.schedules(removed: removed) }
    let desk = try ScheduleDesk(access)
    return try stored.map { try desk.details($0.genuine(key)) }
  }
}

/// What is looked up once for many schedules.
package struct ScheduleDesk {
  let access: ReadAccess
  private let rails: Rails
  private let standing: MandateCheck
  private let bills: [RecordID: [BillDetails]]

  package init(_ access: ReadAccess) throws {
    self.access = access
    rails = try Rails(access.home)
    standing = try MandateCheck(access)
    bills = Dictionary(grouping: try ListBills().perform(access), by: \.biller.id)
  }

  /// The schedule with its biller, method, next date and mandate.
  package func details(_ schedule: Schedule) throws -> ScheduleDetails {
    let rail = rail(of: schedule)
    let (biller, method, payee) = try access.books.read { reader in
      (
        try reader.biller(schedule.billerID), try reader.method(schedule.methodID),
        try schedule.payeeID.map(reader.payee)
      )
    }
    return ScheduleDetails(
      schedule: schedule, biller: biller, method: method, payee: payee, rail: rail,
      next: try rail.flatMap { try next(schedule, $0) },
      mandate: try standing.standing(of: schedule, method, rail))
  }

  /// The dates not planned yet.
  package func preview(_ schedule: Schedule, _ preview: PreviewSchedule) throws -> [PreviewedDate] {
    guard let rail = rail(of: schedule) else { return [] }
    let facts = try PreviewSchedule.Facts(schedule, bills[schedule.billerID] ?? [], access)
    return preview.dates(schedule, rail, facts, access.world)
  }

  private func next(_ schedule: Schedule, _ rail: Rail) throws -> PreviewedDate? {
    switch schedule.state {
    case .active, .paused: break
    case .ended, .removed: return nil
    }
    var wanted = PreviewSchedule(count: 1)
    wanted.leavesOutSettled = true
    return try preview(schedule, wanted).first
  }

  /// The rail of a schedule as it is set up now; nil where it is gone.
  package func rail(of schedule: Schedule) -> Rail? {
    rails.all.first { $0.name == schedule.railName }
      ?? (schedule.runsUnattended ? nil : Rail(name: schedule.railName, kind: schedule.rail))
  }
}

/// Checks mandates without the account's key.
struct MandateCheck {
  private let agent: AgentRecord?
  private let isAgentOver: Bool
  private let publicKey: [UInt8]?
  private let access: ReadAccess

  init(_ access: ReadAccess) throws {
    self.access = access
    let (agents, keys) = try access.books.read {
      (try $0.agents(of: access.account.id), try $0.accountKeys())
    }
    agent = agents.first { $0.revokedAt == nil }
    isAgentOver = agent.map { $0.notAfter <= access.world.now } ?? false
    publicKey = keys?.signingPublicKey
  }

  /// Whether a schedule may run unattended as it is.
  func standing(of schedule: Schedule, _ method: PaymentMethod, _ rail: Rail?) throws
    -> MandateStanding
  {
    guard schedule.runsUnattended else { return .notNeeded }
    guard let agent, let publicKey, let rail,
      let mandate = try access.books.read({ try $0.mandate(schedule.id, agent: agent.id) })?
        .mandate, mandate.revokedAt == nil, mandate.railHash == rail.hash,
      mandate.methodVersion == method.version
    else { return .missing }
    do {
      try mandate.verify(schedule, publicKey: publicKey)
    } catch CredentialError.tampered {
      return .missing
    }
    return isAgentOver || mandate.validUntil < access.today ? .expired : .signed
  }
}
