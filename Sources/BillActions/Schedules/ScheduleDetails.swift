package import BillCore
package import BillRails

/// A schedule with what is shown beside it.
package struct ScheduleDetails: Sendable {
  package let schedule: Schedule
  package let biller: Biller
  package let method: PaymentMethod
  package let payee: Payee?
  /// Nil where the rail is not set up any more.
  package let rail: Rail?
  /// The next date that is neither planned nor skipped; nil when there is none.
  package let next: PreviewedDate?
  package let mandate: MandateStanding
}

extension ScheduleDetails {
  /// Whether its method cannot pay on its next date: it expires before, or was declined.
  package var outlivesMethod: Bool {
    guard schedule.state == .active, let next else { return false }
    return method.obstacle(on: next.sendDate.sendOn ?? next.nominal) != nil
  }

  /// Whether a run has to look at it now, or nobody may run it.
  package func needsAttention(on today: CalendarDate) -> Bool {
    guard schedule.state == .active else { return false }
    switch mandate {
    case .missing, .expired: return true
    case .signed, .notNeeded:
      return schedule.recurrence != nil && schedule.nextOn.map { $0 <= today } ?? false
    }
  }
}

/// Whether a schedule may run unattended.
package enum MandateStanding: String, Hashable, Sendable, CaseIterable {
  case signed
  /// None was signed for the schedule as it is, its method and its rail.
  case missing
  case expired
  /// Its rail keeps a worklist.
  case notNeeded = "not needed"
}
