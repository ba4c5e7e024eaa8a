/// What one run does about one recurrence: at most one period is planned, whatever went by.
package struct CatchUp: Hashable, Sendable {
  /// The period to plan now.
  package var plan: Occurrence?
  /// Periods that stay unpaid, oldest first; each is recorded and told.
  package var missed: [Occurrence] = []
  /// Periods that wait for the user.
  package var held: [Held] = []
  /// Periods for the next runs, oldest first.
  package var waiting: [Occurrence] = []
  /// Periods that are not paid because banks are closed on their date (`BusinessDayRule.skip`).
  package var closed: [Occurrence] = []

  /// Nothing is due.
  package init() {}

  /// A period that waits, and for what.
  package struct Held: Hashable, Sendable {
    package let occurrence: Occurrence
    package let reason: Reason

    /// Why a period waits.
    package enum Reason: Hashable, Sendable {
      /// The policy is to ask about what is late.
      case late(days: Int)
      /// The clock jumped.
      case gap(days: Int64)
    }
  }
}

/// What decides about periods that went by.
package struct CatchUpTerms: Hashable, Sendable {
  package var policy: CatchUpPolicy
  /// How late `latest` still pays.
  package var maxLateDays: Int

  package init(policy: CatchUpPolicy = .latest, maxLateDays: Int = 5) {
    self.policy = policy
    self.maxLateDays = maxLateDays
  }

  // A date that is not paid has no day of sending that would tell how far to look ahead: dates
  // behind it may already be due by the rail's lead days.
  private static let longestLead = 45

  /// Decides about the dates of a recurrence after the last planned one.
  ///
  /// `except` are periods that are settled otherwise: skipped by the user, or held already.
  /// `sendOn` gives the day a date is sent, nil when it falls on a closed day and is not paid;
  /// `handOver` the day from which on that may be prepared. Lateness counts in days from the day it
  /// should have been sent; what may be prepared and is not late is never missed.
  package func decide(
    _ recurrence: Recurrence, after lastPlanned: CalendarDate?, today: CalendarDate,
    clock: ClockCheck, except: Set<PeriodKey> = [],
    handOver: (CalendarDate) -> CalendarDate = { $0 }, sendOn: (CalendarDate) -> CalendarDate?
  ) -> CatchUp {
    if case .wentBack = clock { return CatchUp() }
    var result = CatchUp()
    var due: [Occurrence] = []
    for nominal in recurrence.dates(from: lastPlanned?.adding(days: 1) ?? .first) {
      let day = sendOn(nominal)
      let look = day.map(handOver) ?? nominal.adding(days: -CatchUpTerms.longestLead)
      guard look <= today else { break }
      let key = recurrence.periodKey(of: nominal)
      if except.contains(key) { continue }
      if let day {
        due.append(Occurrence(key: key, nominal: nominal, sendOn: day))
      } else if nominal <= today {
        result.closed.append(Occurrence(key: key, nominal: nominal, sendOn: nominal))
      }
    }
    sort(due, today: today, into: &result)
    hold(&result, clock)
    return result
  }

  private func sort(_ due: [Occurrence], today: CalendarDate, into result: inout CatchUp) {
    func days(_ late: Occurrence) -> Int { today.dayNumber - late.sendOn.dayNumber }
    // What is not late goes, oldest first: of several that share a day each run takes one.
    var inTime = due.filter { $0.sendOn >= today }
    var late = due.filter { $0.sendOn < today }
    let isReached = inTime.first.map { $0.sendOn == today } ?? false
    switch policy {
    case .latest:
      if !isReached, let last = late.last, days(last) <= maxLateDays {
        inTime.insert(late.removeLast(), at: 0)
      }
      result.missed = late
    case .skip: result.missed = late
    case .all(let count):
      inTime.insert(contentsOf: late.suffix(count), at: 0)
      result.missed = late.dropLast(count)
    case .ask:
      result.held = late.map { CatchUp.Held(occurrence: $0, reason: .late(days: days($0))) }
    }
    result.plan = inTime.first
    result.waiting = Array(inTime.dropFirst())
  }

  private func hold(_ result: inout CatchUp, _ clock: ClockCheck) {
    guard case .gap(let days) = clock, let plan = result.plan else { return }
    result.held.append(CatchUp.Held(occurrence: plan, reason: .gap(days: days)))
    result.plan = nil
  }
}
