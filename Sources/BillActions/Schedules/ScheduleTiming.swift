package import BillCore
package import BillRails

/// When the dates of a schedule are sent on its rail.
package struct ScheduleTiming: Sendable {
  package let terms: SendTerms
  package let calendar: CombinedCalendar
  /// Business days before the send date from which a run may hand over.
  package let aheadDays: Int
  /// The weekday of pay runs, 1 for Monday; nil where every day is one.
  package let collectsOn: Int?

  package init(_ schedule: Schedule, _ rail: Rail) {
    terms = SendTerms(
      rule: schedule.dayRule, leadDays: rail.leadDays, cutOffHour: rail.cutOffHour,
      payDay: schedule.payDay)
    calendar = rail.bankingDays
    aheadDays = rail.aheadDays
    collectsOn = rail.collectsOn
  }

  /// How the day is found on which something due is sent; `earliest` is the first day that is still
  /// possible, nil when the day is only looked at.
  package func sendDate(due: CalendarDate, earliest: CalendarDate? = nil) -> SendDate {
    terms.sendDate(due: due, earliest: earliest, in: calendar)
  }

  /// The first day on which a run can still send: from now on or, where its schedule is paused, from
  /// the end of the pause on.
  func firstDay(of schedule: Schedule, _ world: World) -> CalendarDate {
    let today = world.today(in: schedule.zone)
    if schedule.state == .paused, let end = schedule.pausedUntil, end > today {
      return terms.firstDay(today: end, hour: 0, in: calendar)
    }
    let hour = world.civilHour(world.now, schedule.zone) ?? 0
    return terms.firstDay(today: today, hour: hour, in: calendar)
  }

  /// The day on which a run sends what is due; nil where the date is not paid.
  ///
  /// It is the planned one or, where a pay-day went by without a run, the last that is in time.
  package func sendOn(due: CalendarDate, today: CalendarDate) -> CalendarDate? {
    let planned = sendDate(due: due).sendOn
    guard let planned, planned < today, terms.payDay != nil else { return planned }
    var terms = terms
    terms.payDay = nil
    return terms.sendDate(due: due, earliest: nil, in: calendar).sendOn
  }

  /// The first day on which a run has to look at a date; nil where the date is not paid.
  package func lookOn(_ nominal: CalendarDate) -> CalendarDate? {
    sendDate(due: nominal).sendOn.map(handOver)
  }

  /// The day on which what is sent on a day is handed over: some days ahead, and then the last pay
  /// run before that.
  ///
  /// So a pay run takes along what the next one would bring too late, and what missed its pay run
  /// is handed over by the next run of all.
  package func handOver(_ sendOn: CalendarDate) -> CalendarDate {
    let day = calendar.adding(businessDays: -aheadDays, to: sendOn)
    guard let collectsOn else { return day }
    return day.adding(days: -((day.weekday - collectsOn + 7) % 7))
  }
}
