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
    try checkAmounts(result.schedule)
    if let days = terms.maxLateDays, !(0...31).contains(days) {
      throw ScheduleRefusal.badLateness(days)
    }
    let settled = try access.books.read { try $0.settledPeriods(of: result.schedule.id) }
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

  private func checkName(_ schedule: Schedule) throws {
    let name = schedule.name
    guard !name.allSatisfy(\.isWhitespace), !name.contains(where: \.isNewline) else {
      throw ScheduleRefusal.badName
    }
    let taken = try access.books.read { try $0.schedules() }
      .contains { $0.schedule.id != schedule.id && $0.schedule.name == name }
    if taken { throw ScheduleRefusal.nameTaken(name) }
  }

  private func checkAmounts(_ schedule: Schedule) throws {
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
    if schedule.runsUnattended, fixed == nil, rule.cap == nil {
      throw ScheduleRefusal.capNeeded(amount: rule.basis.description)
    }
  }

  private func checkDates(_ result: Result, _ settled: Set<PeriodKey>) throws {
    let schedule = result.schedule
    var day = today(schedule)
    if let recurrence = schedule.recurrence {
      guard let next = schedule.nextNominal(settled: settled) else {
        throw ScheduleRefusal.noDateLeft(recurrence.end)
      }
      day = max(day, next)
    }
    if let obstacle = result.method.obstacle(on: day) {
      throw ScheduleRefusal.methodUnusable(label: result.method.label, obstacle, on: day)
    }
  }
}
