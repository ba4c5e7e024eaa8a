import BillCore
import BillStore

/// What a run decided about one schedule.
struct RunDecision {
  /// As it is in the books.
  let before: Schedule
  /// As it runs now: a pause that ended is over.
  let schedule: Schedule
  /// What decides about its days; nil for bills, which may arrive on any day.
  var timing: ScheduleTiming?
  var settled: Set<PeriodKey> = []
  var today: CalendarDate
  /// The period that is paid or listed now.
  var occurrence: Occurrence?
  var payment: Payment?
  /// The bill the occurrence makes for itself.
  var newBill: Bill?
  /// What became of the periods.
  var marks: [OccurrenceMark] = []
  private var through: CalendarDate?

  init(_ schedule: Schedule, before: Schedule, today: CalendarDate, _ catchUp: CatchUp = CatchUp())
  {
    self.schedule = schedule
    self.before = before
    self.today = today
    occurrence = catchUp.plan
    marks =
      catchUp.missed.map { $0.mark(of: schedule, .missed, nil) }
      + catchUp.closed.map { $0.mark(of: schedule, .skipped, "closed") }
      + catchUp.held.map { held in
        let days = today.dayNumber - held.occurrence.sendOn.dayNumber
        return held.occurrence.mark(of: schedule, .held, RunRefusal.late(days: days).code)
      }
    let open = ([catchUp.plan].compactMap { $0 } + catchUp.waiting).map(\.nominal).min()
    through = marks.map(\.nominal).filter { nominal in open.map { nominal < $0 } ?? true }.max()
  }

  /// The schedule as it goes on.
  var after: Schedule {
    var next = schedule
    let reached = [schedule.plannedThrough, through, occurrence?.nominal].compactMap { $0 }.max()
    guard let timing, next.recurrence != nil else { return next }
    next.plannedThrough = reached
    let done =
      marks.filter { $0.state != .held || $0.waitsForPerson }.map(\.key)
      + [occurrence?.key].compactMap { $0 }
    next.nextOn = next.nextDay(timing, settled: settled.union(done), today: today)
    if next.nextOn == nil, !marks.contains(where: { $0.state == .held }) { next.state = .ended }
    return next
  }

  /// The same without its payment, whose period waits for the reason.
  func holding(_ refusal: RunRefusal) -> RunDecision {
    var held = self
    (held.payment, held.newBill, held.occurrence) = (nil, nil, nil)
    if let occurrence {
      held.marks.append(occurrence.mark(of: schedule, .held, refusal.code))
    }
    return held
  }

  /// The same with its period settled otherwise than by a payment.
  func settling(_ state: OccurrenceMark.State, _ reason: String?, bill: RecordID) -> RunDecision {
    guard let occurrence else { return self }
    var settled = self
    settled.marks.append(occurrence.mark(of: schedule, state, reason, bill: bill))
    return settled
  }
}

extension Occurrence {
  /// What became of the occurrence.
  func mark(
    of schedule: Schedule, _ state: OccurrenceMark.State, _ reason: String?, bill: RecordID? = nil
  ) -> OccurrenceMark {
    OccurrenceMark(
      scheduleID: schedule.id, key: key, nominal: nominal, state: state, reason: reason,
      billID: bill)
  }
}

extension PeriodKey {
  /// The period as the number of the bill it makes shows it: `2026-11`.
  var label: String { String(description.dropFirst(2)) }
}
