/// On which day a payment is sent, and how that day was found, step by step.
package struct SendDate: Hashable, Sendable {
  /// The date the schedule or bill names.
  package let due: CalendarDate
  /// The day the payment is executed; nil when the period is skipped.
  package let sendOn: CalendarDate?
  /// The day the money is there; nil when the period is skipped.
  package let arrives: CalendarDate?
  /// How it was found, in order; the first is `due`, the last `send` or `skipped`.
  package let steps: [Step]

  /// Whether the money arrives after it was due.
  package var isLate: Bool {
    steps.contains { step in if case .late = step { true } else { false } }
  }

  /// Whether it should wait for a pay-day, and none meets the due date.
  package var missesPayDays: Bool {
    steps.contains { step in if case .noPayDay = step { true } else { false } }
  }

  /// One thing that decided about the day.
  package enum Step: Hashable, Sendable {
    case due(CalendarDate)
    /// The due date and the days after or before it that are closed, and where the rule moves it.
    case moved(BusinessDayRule, past: [ClosedDay], to: CalendarDate)
    /// The due date stays on a closed day, so the money has to be there before it.
    case arriveBefore([ClosedDay], by: CalendarDate)
    case skipped([ClosedDay])
    /// What the rail needs from execution to arrival.
    case lead(businessDays: Int, sendBy: CalendarDate)
    /// The latest pay-day that still meets the due date.
    case payDay(CalendarDate)
    /// No pay-day before that day meets the due date, so none was waited for.
    case noPayDay(sendBy: CalendarDate)
    /// The day is over at the bank (or the rail's cut-off hour has passed): this is the first left.
    case cutOff(hour: Int, firstDay: CalendarDate)
    /// The money arrives after it was due.
    case late(arrives: CalendarDate, due: CalendarDate)
    case send(CalendarDate)
  }
}
