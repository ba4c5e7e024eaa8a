package import BillCore
package import BillRails

/// A schedule as it will be, with all that is shown before anybody says yes.
package struct SchedulePlan: Sendable {
  package let schedule: Schedule
  /// As it was; nil for a new one.
  package let before: Schedule?
  package let biller: Biller
  package let method: PaymentMethod
  package let payee: Payee?
  package let rail: Rail
  /// The next dates.
  package let dates: [PreviewedDate]
  package let proof: Proof
  package let hasAgent: Bool
  package let notes: [Note]

  /// What has to be shown of who is there.
  package enum Proof: Hashable, Sendable {
    case none
    /// Password and second factor, because more money may leave, or go elsewhere.
    case stepUp
  }

  /// What the user should know.
  package enum Note: Hashable, Sendable {
    /// A worklist entry; no money moves by itself.
    case worklist(RailKind)
    /// Nobody runs it until an agent is enrolled.
    case noAgent
    /// The rail's program was not set up to run with nobody watching.
    case railNeedsPerson(String)
    /// The rail's program can run with nobody watching in no set-up.
    case railAsksPerson(String)
    /// Nobody said yes to the account before.
    case newPayee(last4: String)
    case methodExpires(label: String, CalendarMonth, before: CalendarDate)
    /// It may pay more at once than leaves without step-up.
    case aboveLimit(Money)
    /// Another schedule pays the same biller.
    case alsoPaidBy(String)
    /// Its first date is so near that the money is there after it.
    case firstIsLate(CalendarDate, arrives: CalendarDate)
    /// It should wait for a pay-day, and none meets its first date.
    case noPayDay(CalendarDate)
    /// What was paid under the old rule covers the time until then; the new one starts behind it.
    case startsAfter(CalendarDate)
  }
}

/// One date of a schedule that is only looked at.
package struct PreviewedDate: Hashable, Sendable {
  package let key: PeriodKey
  package let sendDate: SendDate
  /// Nil where it cannot be known yet.
  package let amount: Money?
  /// Why there is no amount.
  package let amountRefusal: AmountRefusal?
  /// Which limit of the schedule it would break; a run holds it then.
  package let excess: ScheduleLimits.Excess?
  package let mark: OccurrenceMark?
  /// Whether a pause leaves it out.
  package let isPaused: Bool

  package var nominal: CalendarDate { sendDate.due }
}

extension SchedulePlan {
  /// The schedule as reports show it, before it is signed.
  package var details: ScheduleDetails {
    ScheduleDetails(
      schedule: schedule, biller: biller, method: method, payee: payee, rail: rail,
      next: dates.first, mandate: schedule.runsUnattended ? .missing : .notNeeded)
  }

  /// Whether nobody signs it now although an agent could run it.
  package func waitsForSignature(_ money: MoneyAccess?) -> Bool {
    schedule.runsUnattended && hasAgent && needsMandate && money == nil
  }
}
