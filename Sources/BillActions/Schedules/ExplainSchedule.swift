package import BillCore
import BillStore

/// Explains on which day a date of a schedule is sent.
package struct ExplainSchedule: Sendable {
  /// The date the rule names; the next one where nil.
  package var date: CalendarDate?

  package init(date: CalendarDate? = nil) { self.date = date }

  /// A date of a schedule, how its day is found, and what a run does before that.
  package struct Explanation: Sendable {
    package let sendDate: SendDate
    /// The first day on which a run hands it over; nil where no run will.
    package let handOver: CalendarDate?
    /// The hour of the day it is sent, in the schedule's zone, from which the bank counts the next
    /// one; 24 where nobody set one.
    package let cutOffHour: Int
    /// Whether a pause leaves it out.
    package let isPaused: Bool
    /// What became of it already, if anything did.
    package let outcome: Outcome?
  }

  /// What became of a date that no run looks at any more, or that waits.
  package enum Outcome: Sendable {
    case payment(Payment)
    case mark(OccurrenceMark)
    /// Runs have gone on past it, or it was before the schedule began.
    case passed
  }

  /// The steps by which the day is found; for bills as they arrive, of the earliest open bill.
  ///
  /// - throws: `ScheduleRefusal`, `RailChoiceError.unknown`.
  package func perform(_ schedule: Schedule, _ access: ReadAccess) throws -> Explanation {
    guard let rail = try ScheduleDesk(access).rail(of: schedule) else {
      throw RailChoiceError.unknown(
        schedule.railName, known: try Rails(access.home).all.map(\.name))
    }
    let timing = ScheduleTiming(schedule, rail)
    let due = try due(schedule, access)
    let outcome = try outcome(of: due, schedule, access)
    // A date that is over is explained as it was.
    let isOver = due < access.world.today(in: schedule.zone) || outcome != nil
    let earliest = isOver ? nil : timing.firstDay(of: schedule, access.world)
    let sendDate = timing.sendDate(due: due, earliest: earliest)
    let isPaused = schedule.recurrence != nil && schedule.leavesOut(due)
    let waits = if case .mark(let mark) = outcome { mark.state == .held } else { outcome == nil }
    return Explanation(
      sendDate: sendDate,
      handOver: waits && !isPaused ? sendDate.sendOn.map(timing.handOver) : nil,
      cutOffHour: timing.terms.cutOffHour, isPaused: isPaused, outcome: outcome)
  }

  private func outcome(of due: CalendarDate, _ schedule: Schedule, _ access: ReadAccess) throws
    -> Outcome?
  {
    guard let key = schedule.recurrence?.periodKey(of: due) else { return nil }
    return try access.books.read { reader in
      let payments = try reader.payments(mandate: schedule.id).filter { $0.periodKey == key }
      if let payment = payments.first { return .payment(payment) }
      if let mark = try reader.marks(of: schedule.id).first(where: { $0.key == key }) {
        return .mark(mark)
      }
      return schedule.plannedThrough.map { due <= $0 } ?? false ? .passed : nil
    }
  }

  private func due(_ schedule: Schedule, _ access: ReadAccess) throws -> CalendarDate {
    guard let recurrence = schedule.recurrence else {
      let bills = try ListBills(biller: schedule.billerID.description).perform(access)
      let due = date ?? bills.filter(\.isPayable).compactMap(\.bill.due).min()
      guard let due else {
        let biller = try access.books.read { try $0.biller(schedule.billerID) }
        throw ScheduleChangeRefusal.noBillToExplain(biller: biller.name)
      }
      return due
    }
    if let date {
      guard recurrence.contains(date) else {
        let near = [recurrence.previous(onOrBefore: date), recurrence.next(onOrAfter: date)]
        throw ScheduleChangeRefusal.notADate(date, nearest: near.compactMap { $0 })
      }
      return date
    }
    let settled = try access.books.read { try $0.settledPeriods(of: schedule.id) }
    let next = schedule.nextNominal(settled: settled, leavingOut: schedule.pausedUntil)
    guard let next else {
      throw ScheduleRefusal.noDateLeft(recurrence.end)
    }
    return next
  }
}
