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
    /// The first day on which a run hands it over; nil where it is not paid.
    package let handOver: CalendarDate?
    /// Whether a pause leaves it out.
    package let isPaused: Bool
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
    let world = access.world
    let today = world.today(in: schedule.zone)
    let earliest = timing.terms.firstDay(
      today: today, hour: world.civilHour(world.now, schedule.zone) ?? 0, in: timing.calendar)
    let due = try due(schedule, access)
    // A date that is over is explained as it was.
    let sendDate = timing.sendDate(due: due, earliest: due < today ? nil : earliest)
    return Explanation(
      sendDate: sendDate, handOver: sendDate.sendOn.map(timing.handOver),
      isPaused: schedule.recurrence != nil && schedule.leavesOut(due))
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
