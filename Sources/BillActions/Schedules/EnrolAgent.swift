package import BillCore
package import BillCredentials
import BillStore

/// Makes the unattended runner: its keys, its signed record, and mandates for the schedules.
package struct EnrolAgent: Sendable {
  private let days: Int

  /// The days it may work; at most `AgentRecord.longestTermDays`.
  package init(days: Int = AgentRecord.longestTermDays) { self.days = days }

  /// What will be signed.
  package struct Plan: Sendable {
    package let until: Instant
    /// The schedules that get a mandate.
    package let schedules: [Item]
    /// Schedules that pay nothing unattended until somebody accepts their payee.
    package let leftOut: [Item]
    /// Whether another agent is dismissed for it.
    package let replaces: Bool

    /// A schedule with whom it pays.
    package struct Item: Sendable, Hashable {
      package let schedule: Schedule
      package let biller: Biller
      package let payee: Payee?
    }
  }

  /// What would be signed; nothing is written.
  ///
  /// - throws: `AgentError.badTerm`, `AccessError.tampered` for a schedule that was edited.
  package func plan(_ access: ReadAccess) throws -> Plan {
    guard (1...AgentRecord.longestTermDays).contains(days) else {
      throw AgentError.badTerm(days: days)
    }
    let installKey = try access.home.installKey()
    return try access.books.read { reader in
      let items = try reader.checkedSchedules(installKey)
        .filter { $0.runsUnattended && ($0.state == .active || $0.state == .paused) }
        .map { schedule in
          Plan.Item(
            schedule: schedule, biller: try reader.biller(schedule.billerID),
            payee: try schedule.payeeID.map(reader.payee))
        }
      return Plan(
        until: access.world.now.adding(seconds: Int64(days) * 86_400),
        schedules: items.filter { $0.payee?.state ?? .accepted == .accepted },
        leftOut: items.filter { $0.payee?.state ?? .accepted != .accepted },
        replaces: try reader.agents(of: access.account.id).contains { $0.revokedAt == nil })
    }
  }

  /// Makes the agent and signs its mandates; an agent that was there before is dismissed.
  ///
  /// - throws: `AccessError.passwordNeeded` without step-up.
  package func perform(_ plan: Plan, _ access: MoneyAccess) throws -> AgentRecord {
    guard access.isStepUp else {
      throw AccessError.passwordNeeded(.operation("enrolling the agent"))
    }
    let (now, account) = (access.world.now, access.account.id)
    let keys = AgentKeys.generate(id: access.world.newID())
    let record = AgentRecord(
      keys, createdAt: now, notAfter: plan.until, signedBy: access.keys)
    let signer = try SignMandate(access, agent: record)
    let mandates = try plan.schedules.map { try signer.mandate(for: $0.schedule) }
    let file = try AgentFile(access.home, account)
    return try access.home.underRunLock {
      try access.books.write(at: now) { writer in
        for agent in try writer.reader.agents(of: account) where agent.revokedAt == nil {
          try writer.revoke(agent: agent.id)
        }
        try writer.insert(record)
        for mandate in mandates { try writer.insert(mandate) }
      }
      let last = try access.books.read { try $0.lastEvent() }
      try file.store(
        AgentState(
          agent: keys.id, highWater: now, lastGoodRun: nil, position: last?.position ?? 0,
          hash: last?.hash ?? []), access.home.installKey())
      // Last: without a key file nobody works, and with the old one nobody does any more.
      try file.store(
        AgentKeyFile(keys: keys, account: account, pinnedKey: access.keys.signingPublicKey))
      return record
    }
  }
}
