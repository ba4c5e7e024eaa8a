package import BillCore
package import BillRails
import BillStore

/// Shows the next dates of a schedule: the day the rule names, the day it is sent, the amount.
package struct PreviewSchedule: Sendable {
  package var count: Int
  /// Dates after this day are left out.
  package var until: CalendarDate?
  /// Also leaves out dates that are skipped, missed, held or listed, or lie in a pause.
  var leavesOutSettled = false

  package init(count: Int = 3, until: CalendarDate? = nil) {
    self.count = count
    self.until = until
  }

  /// What amounts are taken from.
  struct Facts {
    var marks: [PeriodKey: OccurrenceMark] = [:]
    var paid: [Payment] = []
    /// Open bills of the biller in the schedule's currency, the earliest due first.
    var open: [(open: Money, minimum: Money?)] = []

    init(_ schedule: Schedule, _ bills: [BillDetails], _ access: ReadAccess) throws {
      open = try bills.filter { $0.isPayable && $0.bill.currency == schedule.currency }
        .compactMap { details in
          guard let open = try details.balance.open, open.isPositive else { return nil }
          let minimum = try details.bill.minimumLeft(open: open)
          // One whose minimum was paid waits for its next statement.
          if schedule.amount.basis == .minimumDue, let minimum, !minimum.isPositive { return nil }
          return (open, minimum)
        }
      try access.books.read { reader in
        let marks = try reader.marks(of: schedule.id)
        self.marks = Dictionary(marks.map { ($0.key, $0) }) { $1 }
        paid = try reader.payments(mandate: schedule.id)
      }
    }
  }

  /// The dates that are not planned yet; none for bills as they arrive.
  package func perform(_ schedule: Schedule, _ rail: Rail, _ access: ReadAccess) throws
    -> [PreviewedDate]
  {
    let bills = try ListBills(biller: schedule.billerID.description).perform(access)
    return try dates(schedule, rail, Facts(schedule, bills, access), access.world)
  }

  func dates(_ schedule: Schedule, _ rail: Rail, _ facts: Facts, _ world: World) throws
    -> [PreviewedDate]
  {
    guard let recurrence = schedule.recurrence else { return [] }
    // A pause without an end leaves all dates out, and there may be no last one.
    if leavesOutSettled, schedule.leavesOut(.last.adding(days: -1)) { return [] }
    let timing = ScheduleTiming(schedule, rail)
    let earliest = timing.firstDay(of: schedule, world)
    let paid = Set(facts.paid.compactMap(\.periodKey))
    let due = recurrence.dates(from: schedule.plannedThrough?.adding(days: 1) ?? .first).lazy
      .filter { nominal in
        let key = recurrence.periodKey(of: nominal)
        let isSettled = facts.marks[key] != nil || schedule.leavesOut(nominal)
        return !paid.contains(key) && !(leavesOutSettled && isSettled)
      }
      .prefix { $0 <= until ?? .last }.prefix(count)
    var unpaidBefore = 0
    var limits = ForeseenLimits(schedule, facts.paid)
    return try due.map { nominal in
      let key = recurrence.periodKey(of: nominal)
      let sendDate = timing.sendDate(due: nominal, earliest: earliest)
      let isPaused = schedule.leavesOut(nominal)
      let isPaid =
        facts.marks[key]?.state != .skipped && sendDate.sendOn != nil && !isPaused
      defer { unpaidBefore += isPaid ? 1 : 0 }
      let result = Result { () throws(AmountRefusal) in
        try schedule.amount.amount(amountFacts(nominal, unpaidBefore, recurrence, facts))
      }
      let amount: Money? = if case .success(let amount) = result { amount } else { nil }
      let refusal: AmountRefusal? = if case .failure(let why) = result { why } else { nil }
      return PreviewedDate(
        key: key, sendDate: sendDate, amount: amount, amountRefusal: refusal,
        excess: try isPaid ? limits.excess(of: amount, on: sendDate.sendOn) : nil,
        mark: facts.marks[key], isPaused: isPaused)
    }
  }

  private func amountFacts(
    _ nominal: CalendarDate, _ unpaidBefore: Int, _ recurrence: Recurrence, _ facts: Facts
  ) -> AmountFacts {
    let bill = facts.open.indices.contains(unpaidBefore) ? facts.open[unpaidBefore] : nil
    return AmountFacts(
      open: bill?.open, minimumDue: bill?.minimum,
      earlier: facts.paid.filter { $0.state.reserves }.map(\.amount),
      isFirst: facts.paid.isEmpty && unpaidBefore == 0,
      isLast: recurrence.next(onOrAfter: nominal.adding(days: 1)) == nil)
  }
}

/// What a schedule's limits leave for the dates to come, each counted as if it were paid.
private struct ForeseenLimits {
  private let limits: ScheduleLimits
  private var payments: [(month: CalendarMonth, amount: Money)]

  init(_ schedule: Schedule, _ paid: [Payment]) {
    limits = schedule.limits
    payments = paid.filter { $0.state.reserves && $0.amount.currency == schedule.currency }
      .map { (CalendarMonth($0.executeOn), $0.amount) }
  }

  /// Which limit one more payment breaks; one that breaks none counts from now on.
  mutating func excess(of amount: Money?, on day: CalendarDate?) throws -> ScheduleLimits.Excess? {
    guard limits != ScheduleLimits(), let amount, let day else { return nil }
    let month = CalendarMonth(day)
    let use = ScheduleLimits.Use(
      inMonth: try Money.sum(
        payments.filter { $0.month == month }.map(\.amount), in: amount.currency),
      total: try Money.sum(payments.map(\.amount), in: amount.currency), count: payments.count)
    do {
      try limits.check(amount, after: use)
    } catch let excess as ScheduleLimits.Excess {
      return excess
    }
    payments.append((month, amount))
    return nil
  }
}
