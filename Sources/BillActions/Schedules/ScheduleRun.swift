package import BillCore
import BillCredentials
import BillFormats
import BillRails
import BillStore

/// Pays what is due with nobody watching: as the agent, under the mandates it was given.
///
/// One run at a time. Whatever was altered from outside stops the whole run before anything is
/// written; a refusal holds its own period and nothing else.
package struct ScheduleRun: Sendable {
  private let home: Home
  private let account: RecordID
  /// Whether a person has just said that the clock is right and what is late may be paid.
  private let isConfirmed: Bool

  package init(_ home: Home, _ account: RecordID, isConfirmed: Bool = false) {
    self.home = home
    self.account = account
    self.isConfirmed = isConfirmed
  }

  /// Runs, unless another run is at it.
  ///
  /// - throws: `AgentError`, `StandingError`, `AccessError.tampered`, `CredentialError.tampered`,
  ///   `PublishError`; nothing was paid then.
  package func perform() throws -> RunResult {
    let agent = try AgentAccess(home, account)
    try Standing.require(agent.read, isAgent: true)
    var result: RunResult
    do {
      result = try home.underRunLock(waitSeconds: 0) { try run(agent) }
    } catch FileError.locked(let path) where path.hasSuffix("/\(Home.runLockName)") {
      result = RunResult()
      result.isBusy = true
    }
    // why: a notice that cannot be kept changes nothing about what was paid.
    try? RunNotice(agent.read).keep(result)
    return result
  }

  private func run(_ opened: AgentAccess) throws -> RunResult {
    var agent = opened
    let file = try AgentFile(home, account)
    var state = try file.state(of: agent.keys.id, agent.installKey)
    try checkLog(state, agent)
    try Standing.require(agent.read, isAgent: true)
    var result = RunResult()
    result.gapDays = try gap(state)
    guard result.gapDays == nil else { return result }
    let rails = try Rails(home)
    let timing = rails.timing
    if state.timing != timing { try reckonDays(agent, rails) }
    try checkSchedules(state, agent)
    if try !isQuiet(agent) {
      let interrupted = try agent.books.read { try $0.payments(in: [.sending]) }
      // It looks at everything that ever was paid, which takes a while in a long life.
      let finished = try Outbox(agent.read).recover()
      result.inbox = try Inbox(agent).takeIn()
      result.asked = try ask(&agent, interrupted)
      try carryOut(plan(&agent, rails), agent, rails, &result)
      try result.pay.add(finished, agent.read)
    }
    // Dismissed while it ran, it has no state to keep.
    guard try file.key() != nil else { return result }
    state = try file.state(of: agent.keys.id, agent.installKey)
    let last = try agent.books.read { try $0.lastEvent() }
    state.highWater = max(state.highWater, home.world.now)
    state.lastGoodRun = home.world.now
    state.timing = timing
    if let last { (state.position, state.hash) = (last.position, last.hash) }
    try file.store(state, agent.installKey)
    return result
  }

  // A bank holiday or pay-run day that was set since may bring dates forward.
  private func reckonDays(_ agent: AgentAccess, _ rails: Rails) throws {
    try agent.books.write(at: home.world.now) { writer in
      let schedules = try writer.reader.checkedSchedules(agent.installKey)
      let times = LocalTimes(home.world, schedules)
      for schedule in schedules where schedule.recurrence != nil {
        var dated = schedule
        dated.nextOn = schedule.nextDay(
          ScheduleTiming(schedule, rails.known(schedule.railName, schedule.rail)),
          settled: try writer.reader.settledPeriods(of: schedule.id),
          today: times.today(in: schedule.zone))
        if dated != schedule { try writer.advance(dated.stored(agent.installKey)) }
      }
    }
  }

  // Most runs find nothing to do, and there may be ten thousand schedules.
  private func isQuiet(_ agent: AgentAccess) throws -> Bool {
    guard try Outbox(agent.read).isClean(), try Inbox(agent).isEmpty() else { return false }
    return try agent.books.read { reader in
      try PublishedLog(home, account: account).check(reader)
      return try !reader.looksAtSchedules(on: lastToday)
        && reader.payments(in: [.approved, .sent, .unknown]).isEmpty
    }
  }

  // The first day on which it is today anywhere, because schedules have zones of their own.
  private var lastToday: CalendarDate { home.world.now.adding(seconds: 14 * 3600).utcDate }

  // A log that ends before what the last run saw, or says something else, was put back or edited.
  private func checkLog(_ state: AgentState, _ agent: AgentAccess) throws {
    guard try !agent.books.read(state.isOf) else { return }
    try agent.books.read { try PublishedLog(home, account: account).check($0) }
    throw AgentError.otherDatabase
  }

  // What was taken away or put off in the database would never be due. That the index leads to each
  // is seen in every run; each itself, which takes longer, in the first of a day.
  private func checkSchedules(_ state: AgentState, _ agent: AgentAccess) throws {
    let isFirst = state.lastGoodRun?.utcDate != home.world.now.utcDate
    try agent.books.read { reader in
      if isFirst { _ = try reader.checkedSchedules(agent.installKey) }
      guard try reader.findsEverySchedule() else { throw AccessError.tampered("database") }
    }
  }

  private func gap(_ state: AgentState) throws -> Int64? {
    switch ClockCheck(now: home.world.now, highWater: state.highWater) {
    case .steady: return nil
    case .wentBack(let seconds): throw AgentError.clockWentBack(seconds: seconds)
    case .gap(let days): return isConfirmed ? nil : days
    }
  }

  // What rails can say of payments whose outcome is open.
  private func ask(_ agent: inout AgentAccess, _ interrupted: [Payment]) throws -> [PaymentDetails]
  {
    let books = agent.books
    let open = try books.read { try $0.payments(in: [.sent, .settled]) }
      .filter { $0.rail == .sandbox }
    for root in Set(open.compactMap(\.mandateRoot)) {
      agent.mandates[root] = try books.read { try $0.mandate(root, agent: agent.keys.id) }
    }
    let settled = try books.read { reader in
      try interrupted.map { try reader.payment($0.id) }.filter { $0.state != .sending }
    }
    let moved = try SandboxCall(agent).look() + AskRails(agent.read).askDue()
    return try PayResult(payments: settled + moved, agent.read).payments
  }

  // MARK: Planning

  private struct Plan {
    var position: Int64
    var decisions: [RunDecision]
    /// What an earlier run approved and did not come to hand over.
    var left: [Payment]
    var known: [RecordID: [OccurrenceMark]]
    var billers: [RecordID: Biller]

    var payments: [Payment] { left + decisions.compactMap(\.payment) }
  }

  private func plan(_ agent: inout AgentAccess, _ rails: Rails) throws -> Plan {
    let opened = agent
    let (plan, mandates) = try opened.books.read { reader in
      let books = try RunBooks(reader, opened, on: lastToday)
      var planner = RunPlanner(books, opened, rails, paysLate: isConfirmed)
      let left = try LeftPayments(reader, opened, rails)
      return (
        Plan(
          position: books.position, decisions: try planner.decisions(), left: left.payments,
          known: books.marks, billers: books.billers),
        books.mandates.merging(left.mandates) { looked, _ in looked }
      )
    }
    agent.mandates = mandates
    return plan
  }

  // MARK: Paying

  private func carryOut(
    _ plan: Plan, _ agent: AgentAccess, _ rails: Rails, _ result: inout RunResult
  ) throws {
    var plan = plan
    let desk = HandOver(agent)
    let prepared = try prepare(&plan, desk)
    result.periods = periods(plan)
    guard !plan.decisions.isEmpty || !plan.left.isEmpty else { return }
    let outbox = Outbox(agent.read)
    try outbox.stage(prepared.files)
    try agent.books.write(at: home.world.now) { [plan] writer in
      try check(plan, agent, writer.reader)
      try record(plan, agent, writer)
      try desk.record(prepared, writer)
    }
    result.pay = try desk.carryOut(prepared, outbox)
    result.usualAmounts = try usualAmounts(plan, agent)
    result.uploads = try uploads(prepared, outbox, rails)
  }

  // What cannot go waits: a payment that the bank's rules refuse alone, with a program that does not
  // work all of its rail. The others go.
  private func prepare(_ plan: inout Plan, _ desk: HandOver) throws -> HandOver.Prepared {
    do {
      return try desk.prepare(plan.payments)
    } catch let error where RunRefusal(handOver: error) != nil {
      let refusals = try refusals(plan.payments, desk)
      plan.left.removeAll { refusals[$0.id] != nil }
      plan.decisions = plan.decisions.map { decision in
        decision.payment.flatMap { refusals[$0.id] }.map(decision.holding) ?? decision
      }
      return try desk.prepare(plan.payments)
    }
  }

  private func refusals(_ payments: [Payment], _ desk: HandOver) throws -> [RecordID: RunRefusal] {
    var refusals: [RecordID: RunRefusal] = [:]
    for payments in Dictionary(grouping: payments, by: \.railName).values {
      guard try refusal(payments, desk) != nil else { continue }
      for payment in payments {
        guard let refusal = try refusal([payment], desk) else { continue }
        refusals[payment.id] = refusal
        guard refusal.isOfProgram else { continue }
        for payment in payments { refusals[payment.id] = refusal }
        break
      }
    }
    return refusals
  }

  private func refusal(_ payments: [Payment], _ desk: HandOver) throws -> RunRefusal? {
    do {
      _ = try desk.prepare(payments)
      return nil
    } catch {
      guard let refusal = RunRefusal(handOver: error) else { throw error }
      return refusal
    }
  }

  // Everything was verified as it stood at one moment; nobody may have changed anything since.
  private func check(_ plan: Plan, _ agent: AgentAccess, _ reader: BookReader) throws {
    guard try reader.lastEvent()?.position ?? 0 == plan.position else {
      throw AgentError.interrupted
    }
    let obstacles = try Standing.obstacles(agent.read, reader, isAgent: true)
    guard obstacles.isEmpty else { throw StandingError.mayNotPay(obstacles) }
    for payment in plan.left { try agent.checkApproval(of: payment, reader) }
  }

  private func record(_ plan: Plan, _ agent: AgentAccess, _ writer: BookWriter) throws {
    for decision in plan.decisions {
      let schedule = decision.schedule
      if let bill = decision.newBill {
        try writer.insert(
          bill, payees: [schedule.payeeID].compactMap { $0 },
          category: plan.billers[schedule.billerID]?.category ?? "", today: agent.today)
      }
      if let payment = decision.payment { try writer.insert([payment]) }
      for mark in decision.marks where !isKnown(mark, plan) { try writer.mark(mark) }
      let after = decision.after
      if after != decision.before { try writer.advance(after.stored(agent.installKey)) }
    }
  }

  private func isKnown(_ mark: OccurrenceMark, _ plan: Plan) -> Bool {
    plan.known[mark.scheduleID]?.contains(mark) ?? false
  }

  // MARK: Telling

  private func periods(_ plan: Plan) -> [RunResult.Period] {
    plan.decisions.flatMap { decision in
      decision.marks.map {
        RunResult.Period(schedule: decision.schedule.name, mark: $0, isNew: !isKnown($0, plan))
      }
    }
  }

  // Within its cap a bill is paid as it is; that it is unlike those before is still said.
  private func usualAmounts(_ plan: Plan, _ agent: AgentAccess) throws -> [RecordID: Money] {
    let ofBills = plan.decisions.filter { $0.newBill == nil }.compactMap(\.payment)
    return try agent.books.read { reader in
      try ofBills.reduce(into: [:]) { usual, payment in
        let bill = try payment.billID.map(reader.bill)
        usual[payment.id] = try bill.flatMap(reader.usualAmount)
      }
    }
  }

  private func uploads(_ prepared: HandOver.Prepared, _ outbox: Outbox, _ rails: Rails) throws
    -> [RunResult.Upload]
  {
    try prepared.files.map { file in
      RunResult.Upload(
        batch: file.batch.id, path: try outbox.path(of: file.batch) ?? "",
        payments: file.batch.count, total: file.batch.total, by: file.batch.executeOn,
        cutOffHour: try rails.named(file.batch.railName).cutOffHour)
    }
  }
}
