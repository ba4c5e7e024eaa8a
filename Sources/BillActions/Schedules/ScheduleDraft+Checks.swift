import BillCore
import BillRails
import BillStore

extension ScheduleDraft {
  /// Refuses a schedule that could never pay, or never pay all it should.
  func checked(_ result: Result, isNew: Bool) throws -> Result {
    var result = result
    if isNew || terms.name != nil { try checkName(result.schedule) }
    if let payee = result.payee, payee.state == .suspected {
      throw ScheduleRefusal.payeeNotAccepted(biller: result.biller.name, last4: payee.last4)
    }
    try checkAmounts(result.schedule, result.rail)
    if let days = terms.maxLateDays, !(0...31).contains(days) {
      throw ScheduleRefusal.badLateness(days)
    }
    let settled = try settled(result.schedule)
    try checkDates(result, settled)
    result.schedule.nextOn = result.schedule.nextDay(
      ScheduleTiming(result.schedule, result.rail), settled: settled,
      today: today(result.schedule))
    // What should have been handed over before it was said can only be looked at from today on.
    result.schedule.nextOn = result.schedule.nextOn.map { max($0, today(result.schedule)) }
    return result
  }

  /// Refuses a biller that nobody pays here; a list of its bills may still be kept.
  func check(_ biller: Biller, isListed: Bool) throws {
    guard !biller.isArchived else { throw ScheduleRefusal.archivedBiller(biller.name) }
    guard biller.paidBy == .me || isListed else {
      throw ScheduleRefusal.paidBySomeoneElse(biller: biller.name, biller.paidBy)
    }
  }

  // What is held is looked at again once its schedule is changed.
  private func settled(_ schedule: Schedule) throws -> Set<PeriodKey> {
    try access.books.read { reader in
      let marks = try reader.marks(of: schedule.id).filter { $0.state != .held }.map(\.key)
      return try Set(marks + reader.payments(mandate: schedule.id).compactMap(\.periodKey))
    }
  }

  private func checkName(_ schedule: Schedule) throws {
    let name = schedule.name
    guard !name.allSatisfy(\.isWhitespace), !name.contains(where: \.isNewline) else {
      throw ScheduleRefusal.badName
    }
    let taken = try access.books.read { try $0.schedules() }
      .contains { $0.schedule.id != schedule.id && $0.schedule.name == name }
    if taken { throw ScheduleRefusal.nameTaken(name) }
  }

  private func checkAmounts(_ schedule: Schedule, _ rail: Rail) throws {
    let rule = schedule.amount
    let isEndless = schedule.recurrence?.rule.end == .never || schedule.recurrence == nil
    if rule.last != nil, isEndless { throw ScheduleRefusal.lastAmountWithoutEnd }
    let zero = Money.zero(schedule.currency)
    let fixed: Money? = if case .fixed(let amount) = rule.basis { amount } else { nil }
    for amount in [fixed, rule.first, rule.last].compactMap({ $0 }) {
      do {
        try schedule.limits.check(amount, after: .init(inMonth: zero, total: zero, count: 0))
      } catch let excess as ScheduleLimits.Excess {
        throw ScheduleRefusal.overLimit(excess)
      }
    }
    let most = ([fixed, rule.first, rule.last].compactMap { $0 }).max { $0.minor < $1.minor }
    if let most, let limit = rail.limit(in: schedule.currency), most.minor > limit.minor {
      throw CommandRailError.aboveLimit(rail: rail.name, limit: limit)
    }
    if schedule.runsUnattended, fixed == nil, rule.cap == nil {
      throw ScheduleRefusal.capNeeded(amount: rule.basis.description)
    }
  }

  // Four years of a weekly rule, and every way a yearly one can fall.
  private static let datesLookedAt = 200

  private func checkDates(_ result: Result, _ settled: Set<PeriodKey>) throws {
    let schedule = result.schedule
    var day = today(schedule)
    if let recurrence = schedule.recurrence {
      guard let next = schedule.nextNominal(settled: settled) else {
        throw ScheduleRefusal.noDateLeft(recurrence.end)
      }
      let timing = ScheduleTiming(schedule, result.rail)
      let dates = recurrence.dates(from: next).prefix(ScheduleDraft.datesLookedAt)
      guard dates.contains(where: { timing.sendDate(due: $0).sendOn != nil }) else {
        throw ScheduleRefusal.alwaysClosed
      }
      day = max(day, next)
    }
    if let obstacle = result.method.obstacle(on: day) {
      throw ScheduleRefusal.methodUnusable(label: result.method.label, obstacle, on: day)
    }
  }
}
