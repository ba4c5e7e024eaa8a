package import BillCore

extension Schedule {
  /// The next date that is neither planned nor settled otherwise; nil when there is none.
  ///
  /// Dates before `pauseEnd` are left out too.
  package func nextNominal(settled: Set<PeriodKey>, leavingOut pauseEnd: CalendarDate? = nil)
    -> CalendarDate?
  {
    guard let recurrence else { return nil }
    let start = max(plannedThrough?.adding(days: 1) ?? .first, pauseEnd ?? .first)
    return recurrence.dates(from: start).lazy
      .first { !settled.contains(recurrence.periodKey(of: $0)) }
  }

  /// The first day on which a run has to look at the schedule: what `nextOn` has to be.
  ///
  /// Bills may arrive on any day, so a schedule for bills is looked at from today on. A pause with
  /// an end is looked at on that day, one without an end never.
  package func nextDay(
    _ timing: ScheduleTiming, settled: Set<PeriodKey>, today: CalendarDate
  ) -> CalendarDate? {
    switch state {
    case .ended, .removed: return nil
    case .paused: return pausedUntil
    case .active: break
    }
    guard recurrence != nil else { return today }
    // A date that is left out on a closed day is looked at on that day, so that it is told.
    return nextNominal(settled: settled).map { timing.lookOn($0) ?? $0 }
  }
}
