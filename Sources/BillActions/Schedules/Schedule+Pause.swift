package import BillCore

extension Schedule {
  /// Whether a pause leaves a date out: all of them while it has no end.
  package func leavesOut(_ nominal: CalendarDate) -> Bool {
    state == .paused && nominal < pausedUntil ?? .last
  }

  /// The schedule as it runs again from a day on, and the periods that passed meanwhile: a pause
  /// leaves them out, so that its end pays nothing late.
  package func resumed(on day: CalendarDate, settled: Set<PeriodKey>) -> (
    schedule: Schedule, leftOut: [OccurrenceMark]
  ) {
    var resumed = self
    (resumed.state, resumed.pausedUntil) = (.active, nil)
    guard let recurrence else { return (resumed, []) }
    let passed = recurrence.dates(from: plannedThrough?.adding(days: 1) ?? .first)
      .prefix { $0 < day }
    if let last = passed.last { resumed.plannedThrough = last }
    let leftOut = passed.compactMap { nominal -> OccurrenceMark? in
      let key = recurrence.periodKey(of: nominal)
      guard !settled.contains(key) else { return nil }
      return OccurrenceMark(
        scheduleID: id, key: key, nominal: nominal, state: .skipped, reason: "paused")
    }
    return (resumed, leftOut)
  }
}
