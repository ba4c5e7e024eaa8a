package import BillCore
import BillRails
import BillStore

/// Changes a schedule.
///
/// What lets more money out, or out elsewhere, is a new mandate and needs step-up. What only lowers
/// needs nothing and takes effect at once: the wider mandate is revoked, and the narrower one is
/// signed where a money session is alive; else the schedule waits for a signature.
package struct EditSchedule: Sendable {
  package var terms: ScheduleTerms
  /// Signs a mandate anew even where nothing changes: it expired, or its method or rail changed.
  package var signs: Bool

  package init(terms: ScheduleTerms, signs: Bool = false) {
    self.terms = terms
    self.signs = signs
  }

  /// Decides about everything that can be refused; nothing is written.
  ///
  /// - throws: as `AddSchedule.plan`.
  package func plan(_ schedule: Schedule, _ access: ReadAccess) throws -> SchedulePlan {
    guard schedule.state != .removed else {
      throw ScheduleChangeRefusal.wrongState(name: schedule.name, schedule.state)
    }
    var result = try ScheduleDraft(terms, access).changed(schedule)
    try startBehindPaid(&result, schedule, access)
    let isSame = result.schedule.signedFacts == schedule.signedFacts
    if isSame, result.schedule.name == schedule.name, !signs {
      throw ScheduleChangeRefusal.nothingToChange
    }
    // The version is part of every mandate, so it rises for a new signature too.
    if !isSame || signs { result.schedule.version += 1 }
    if schedule.state == .ended {
      result.schedule.state = .active
      let settled = try access.books.read { try $0.settledPeriods(of: schedule.id) }
      result.schedule.nextOn = result.schedule.nextDay(
        ScheduleTiming(result.schedule, result.rail), settled: settled,
        today: access.world.today(in: result.schedule.zone))
    }
    return try SchedulePlan(result, before: schedule, signs: signs, access)
  }

  /// Writes what was planned; without `money` a lowered schedule stays unsigned.
  ///
  /// - throws: `AccessError.passwordNeeded`, `CredentialError.tampered`.
  package func perform(_ plan: SchedulePlan, _ access: ReadAccess, _ money: MoneyAccess?) throws {
    let key = try access.home.installKey()
    let permission = try plan.permission(money) ?? narrowed(plan, money)
    try access.books.write(at: access.world.now) { writer in
      if let before = plan.before {
        guard try writer.reader.schedule(before.id).genuine(key) == before else {
          throw StoreError.busy
        }
        if plan.schedule.version != before.version { try writer.revokeMandates(of: before.id) }
      }
      try writer.update(plan.schedule.stored(key), "changed")
      try permission?.store(writer)
    }
  }

  // A new rule starts after the time that the last date of the old one was paid for, or lists.
  private func startBehindPaid(
    _ result: inout ScheduleDraft.Result, _ before: Schedule, _ access: ReadAccess
  ) throws {
    guard let old = before.recurrence, let last = before.plannedThrough, old.contains(last),
      let new = result.schedule.recurrence, new.names(otherDatesThan: old),
      let next = old.next(onOrAfter: last.adding(days: 1))
    else { return }
    let key = old.periodKey(of: last)
    let isCovered = try access.books.read { reader in
      try reader.payments(mandate: before.id).contains { $0.periodKey == key && $0.state.reserves }
        || reader.marks(of: before.id).contains { $0.key == key && $0.state == .listed }
    }
    guard isCovered else { return }
    result.schedule.plannedThrough = next.adding(days: -1)
    let settled = try access.books.read { try $0.settledPeriods(of: before.id) }
    guard result.schedule.nextNominal(settled: settled) != nil else {
      throw ScheduleRefusal.noDateLeft(new.end)
    }
    result.schedule.nextOn = result.schedule.nextDay(
      ScheduleTiming(result.schedule, result.rail), settled: settled,
      today: access.world.today(in: result.schedule.zone))
  }

  private func narrowed(_ plan: SchedulePlan, _ money: MoneyAccess?) throws -> SchedulePermission? {
    guard let money, plan.hasAgent, plan.schedule.runsUnattended, plan.needsMandate else {
      return nil
    }
    return SchedulePermission(
      mandate: try SignMandate(money).mandate(for: plan.schedule, narrowing: true))
  }
}

extension Recurrence {
  // Another end leaves the dates before it what they were.
  fileprivate func names(otherDatesThan old: Recurrence) -> Bool {
    var rule = rule
    rule.end = old.rule.end
    return rule != old.rule || start != old.start
  }
}
