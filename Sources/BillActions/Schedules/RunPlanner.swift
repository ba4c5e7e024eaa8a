import BillCore
import BillRails
import BillStore

/// Decides what a run does about each schedule; reads only.
struct RunPlanner {
  let books: RunBooks
  let agent: AgentAccess
  /// Whether a person said that what is late may be paid.
  let paysLate: Bool
  let isTestHome: Bool
  private let rails: [String: (rail: Rail, hash: [UInt8])]
  private let allRails: Rails
  let times: LocalTimes
  /// Bills that a schedule of this run pays, so that no second one does.
  private var taken: Set<RecordID> = []
  /// Bills that schedules of this run make for periods without one.
  private(set) var made: [Bill] = []
  /// What may leave today, less what this run pays.
  var limits: AccountLimits

  init(_ books: RunBooks, _ agent: AgentAccess, _ rails: Rails, paysLate: Bool) {
    self.books = books
    self.agent = agent
    self.paysLate = paysLate
    self.rails = Dictionary(rails.all.map { ($0.name, ($0, $0.mandateHash)) }) { first, _ in first }
    isTestHome = rails.isTestHome
    limits = books.limits
    allRails = rails
    times = LocalTimes(agent.world, books.schedules)
  }

  /// The decisions, one for each schedule about which there is one.
  ///
  /// - throws: `AccessError.tampered`, `CredentialError.tampered`; a refusal is no error but holds
  ///   its period.
  mutating func decisions() throws -> [RunDecision] {
    try books.schedules.compactMap { schedule in
      let awake = awake(schedule)
      guard awake.state == .active else { return nil }
      switch awake.occasion {
      case .dates(let recurrence): return try decide(schedule, awake, recurrence)
      case .bills: return try decideBills(schedule, awake)
      }
    }
  }

  private mutating func decide(_ before: Schedule, _ schedule: Schedule, _ recurrence: Recurrence)
    throws -> RunDecision?
  {
    let timing = ScheduleTiming(schedule, known(schedule))
    var (settled, after, terms) = (
      books.settled(schedule), schedule.plannedThrough, schedule.catchUp
    )
    if paysLate {
      let late = (books.marks[schedule.id] ?? []).filter(\.waitsForPerson)
      settled.subtract(late.map(\.key))
      after = ([after] + late.map { $0.nominal.adding(days: -1) }).compactMap { $0 }.min()
      if terms.policy == .ask { terms.policy = .all(CatchUpPolicy.largestCount) }
    }
    let today = today(schedule)
    let catchUp = terms.decide(
      recurrence, after: after, today: today, clock: .steady, except: settled,
      handOver: timing.handOver
    ) { timing.sendOn(due: $0, today: today) }
    var decision = RunDecision(schedule, before: before, today: today, catchUp)
    (decision.timing, decision.settled) = (timing, settled)
    if let occurrence = decision.occurrence {
      decision = try holding(decision) {
        try $0.carryOut(
          decision, $0.wanted(schedule, occurrence, recurrence), timing)
      }
    }
    return decision.marks.isEmpty && decision.after == before ? nil : decision
  }

  // At most one bill in a run: the first that may be paid.
  private mutating func decideBills(_ before: Schedule, _ schedule: Schedule) throws
    -> RunDecision?
  {
    let timing = ScheduleTiming(schedule, known(schedule))
    let settled = books.settled(schedule)
    var result = RunDecision(schedule, before: before, today: today(schedule))
    for open in books.bills[schedule.billerID] ?? [] where open.open?.isPositive ?? true {
      let key = PeriodKey.bill(open.bill.id)
      let due = open.bill.due ?? today(schedule)
      let day =
        timing.sendOn(due: due, today: today(schedule)) ?? timing.calendar.onOrBefore(due)
      guard open.bill.currency == schedule.currency, !taken.contains(open.bill.id),
        !settled.contains(key), timing.handOver(day) <= today(schedule)
      else { continue }
      var decision = result
      decision.occurrence = Occurrence(key: key, nominal: due, sendOn: day)
      decision = try holding(decision) {
        try $0.carryOut(decision, $0.wantedOfBill(schedule, open), timing)
      }
      result = decision
      if decision.occurrence != nil { break }
    }
    return result.marks.isEmpty && result.after == before && result.payment == nil ? nil : result
  }

  private mutating func holding(
    _ decision: RunDecision, _ step: (inout RunPlanner) throws -> RunDecision
  ) throws -> RunDecision {
    do {
      return try step(&self)
    } catch let refusal as RunRefusal {
      return decision.holding(refusal)
    } catch let refusal as AmountRefusal {
      return decision.holding(.amount(refusal))
    } catch let excess as ScheduleLimits.Excess {
      return decision.holding(.limit(excess))
    }
  }

  private mutating func carryOut(
    _ decision: RunDecision, _ wanted: Wanted, _ timing: ScheduleTiming
  ) throws -> RunDecision {
    switch wanted {
    case .paidAlready(let bill):
      return decision.settling(.skipped, "paid-by-hand", bill: bill.id)
    case .bill(let bill, let amount, let isNew):
      if !isNew { try refuseRelated(bill) }
      if !isNew, decision.schedule.runsUnattended { try refusePlanned(bill) }
      guard taken.insert(bill.id).inserted else {
        return decision.settling(.skipped, "paid-by-another-schedule", bill: bill.id)
      }
      var decision = decision
      if isNew {
        decision.newBill = bill
        made.append(bill)
      }
      guard decision.schedule.runsUnattended else {
        return decision.settling(.listed, nil, bill: bill.id)
      }
      decision.payment = try payment(decision, bill, amount, timing)
      if let payment = decision.payment { try keepWithinLimits(payment) }
      return decision
    }
  }

  // Another schedule paid it or put it on the worklist, or did so for what looks like the same.
  private func refusePlanned(_ bill: Bill) throws {
    let planned = (books.bills[bill.billerID] ?? []).first { other in
      other.bill.id == bill.id ? other.isPlanned : other.bill.looksPlanned(for: bill)
    }
    if let other = planned?.bill ?? made.first(where: { $0.looksPlanned(for: bill) }) {
      throw RunRefusal.looksPaid(other.number ?? "\(other.id)")
    }
  }

  // Of two bills that name each other only a person can tell whether both count.
  private func refuseRelated(_ bill: Bill) throws {
    let family = try books.reader.invoiceFamily(of: bill.billerID)
    if let missing = family.missing(from: bill) { throw RunRefusal.related(missing) }
    let counting = family.related(to: bill).first {
      $0.standing != .cancelled && $0.standing != .held
    }
    if let other = counting { throw RunRefusal.related(other.label) }
  }

  // MARK: What is known

  func today(_ schedule: Schedule) -> CalendarDate { times.today(in: schedule.zone) }

  /// The rail the schedule pays on, as it is set up now.
  func rail(_ schedule: Schedule) throws -> (rail: Rail, hash: [UInt8]) {
    guard let found = rails[schedule.railName], found.rail.kind == schedule.rail else {
      throw RunRefusal.railChanged
    }
    return found
  }

  // Days can be told also for a rail that is not set up, or not built: a worklist needs none.
  private func known(_ schedule: Schedule) -> Rail {
    rails[schedule.railName]?.rail ?? allRails.known(schedule.railName, schedule.rail)
  }

  // A pause with an end runs out by itself; what passed meanwhile is not paid late.
  private func awake(_ schedule: Schedule) -> Schedule {
    guard schedule.state == .paused, let until = schedule.pausedUntil, until <= today(schedule)
    else { return schedule }
    return schedule.resumed(on: until, settled: []).schedule
  }
}
