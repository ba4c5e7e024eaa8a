import BillCore
import BillRails
import BillStore

/// Makes a schedule for a biller.
package struct AddSchedule: Sendable {
  /// The biller's id, name or customer number.
  package var biller: String
  package var terms: ScheduleTerms

  package init(biller: String, terms: ScheduleTerms) {
    self.biller = biller
    self.terms = terms
  }

  /// Decides about everything that can be refused; nothing is written.
  ///
  /// - throws: `ScheduleRefusal`, `RecurrenceWordsError`, `RecurrenceError`, `AmountRefusal`,
  ///   `RailChoiceError`, `LookupError`, `MoneyError`.
  package func plan(_ access: ReadAccess) throws -> SchedulePlan {
    let draft = try ScheduleDraft(terms, access)
    let result = try draft.new(Lookup(access).biller(biller))
    return try SchedulePlan(result, before: nil, access)
  }

  /// Writes what was planned; `money` is needed exactly where the plan asks for step-up.
  ///
  /// - throws: `AccessError.passwordNeeded`, `CredentialError.tampered`.
  package func perform(_ plan: SchedulePlan, _ access: ReadAccess, _ money: MoneyAccess?) throws {
    let permission = try plan.permission(money)
    let key = try access.home.installKey()
    try access.books.write(at: access.world.now) { writer in
      try writer.insert(plan.schedule.stored(key))
      try permission?.store(writer)
    }
  }
}

/// What a plan needs proof for, made and not yet stored: the account that it accepts, and the
/// mandate of the agent where there is one.
struct SchedulePermission {
  var payee: SealedPayee?
  let mandate: StoredMandate?

  /// - throws: `StoreError.busy` where another process changed the account meanwhile.
  func store(_ writer: BookWriter) throws {
    try payee?.store(writer)
    if let mandate { try writer.insert(mandate) }
  }
}

extension SchedulePlan {
  /// What its proof gives; nil where it asks for none.
  ///
  /// - throws: `AccessError.passwordNeeded` without step-up, `CredentialError.tampered`.
  func permission(_ money: MoneyAccess?) throws -> SchedulePermission? {
    switch proof {
    case .none: return nil
    case .stepUp: break
    }
    guard let money, money.isStepUp else {
      throw AccessError.passwordNeeded(.operation("a schedule that pays unattended"))
    }
    let accepted = try payee.flatMap { payee in
      payee.state == .accepted ? nil : try SealedPayee(payee, state: .accepted, money)
    }
    let mandate =
      hasAgent ? try SignMandate(money).mandate(for: schedule, accepting: accepted?.after) : nil
    return SchedulePermission(payee: accepted, mandate: mandate)
  }
}

extension SchedulePlan {
  /// Whether what a mandate signs is not what it was.
  var needsMandate: Bool { schedule.version != before?.version }

  init(
    _ result: ScheduleDraft.Result, before: Schedule?, signs: Bool = false, _ access: ReadAccess
  ) throws {
    let schedule = result.schedule
    let dates = try PreviewSchedule().perform(schedule, result.rail, access)
    let (agents, others) = try access.books.read { reader in
      (try reader.agents(of: access.account.id), try reader.schedules())
    }
    let hasAgent = agents.contains { $0.revokedAt == nil && access.world.now < $0.notAfter }
    let raises = before.map { !schedule.isWithin($0) || signs } ?? true
    let proof = schedule.runsUnattended && raises ? Proof.stepUp : .none
    var notes: [Note] = []
    if !schedule.runsUnattended { notes.append(.worklist(schedule.rail)) }
    if !hasAgent { notes.append(.noAgent) }
    if result.rail.needsPerson {
      let name = result.rail.name
      notes.append(
        result.rail.mayRunUnattended ? .railNeedsPerson(name) : .railAsksPerson(name))
    }
    if let payee = result.payee, payee.state != .accepted, proof == .stepUp {
      notes.append(.newPayee(last4: payee.last4))
    }
    if proof == .stepUp, let limit = try schedule.brokenLimit(access.limits()) {
      notes.append(.aboveLimit(limit))
    }
    if let expires = result.method.expires, expires.lastDay < schedule.recurrence?.end ?? .last {
      notes.append(
        .methodExpires(
          label: result.method.label, expires, before: schedule.recurrence?.end ?? .last))
    }
    if before == nil {
      notes += others.filter { $0.schedule.billerID == schedule.billerID }
        .map { .alsoPaidBy($0.schedule.name) }
    }
    if let first = dates.first(where: { $0.mark == nil && !$0.isPaused })?.sendDate {
      if first.isLate, let arrives = first.arrives {
        notes.append(.firstIsLate(first.due, arrives: arrives))
      }
      if first.missesPayDays { notes.append(.noPayDay(first.due)) }
    }
    if let before, let covered = schedule.plannedThrough, covered != before.plannedThrough {
      notes.append(.startsAfter(covered))
    }
    self.init(
      schedule: schedule, before: before, biller: result.biller, method: result.method,
      payee: result.payee, rail: result.rail, dates: dates, proof: proof, hasAgent: hasAgent,
      notes: notes)
  }
}
