/// A rule that makes payments.
///
/// Its id is the root of every mandate it ever had: a changed schedule is another version of the
/// same root, so that no period is paid twice.
package struct Schedule: Hashable, Sendable {
  package let id: RecordID
  /// What the user calls it; the biller's name unless said otherwise.
  package var name: String
  package var billerID: RecordID
  package var methodID: RecordID
  /// The biller's account; nil on rails that need none.
  package var payeeID: RecordID?
  package var rail: RailKind
  package var railName: String
  package var occasion: Occasion
  /// The IANA zone whose days count.
  package var zone: String
  package var amount: AmountRule
  package var currency: Currency
  package var limits: ScheduleLimits
  package var dayRule: BusinessDayRule
  /// The days to wait for, as they were when the schedule was made.
  package var payDay: PayDay?
  package var catchUp: CatchUpTerms
  package var reference: RemittanceReference?
  package var state: ScheduleState
  /// The first day on which it runs again by itself.
  package var pausedUntil: CalendarDate?
  /// Rises with every change of what a mandate signs.
  package var version: UInt32
  package var createdAt: Instant
  /// The last nominal date that was planned, missed or skipped.
  package var plannedThrough: CalendarDate?
  /// The first day on which a run has to look at it; nil when it has nothing more to do.
  package var nextOn: CalendarDate?

  package init(
    id: RecordID, name: String, billerID: RecordID, methodID: RecordID, rail: RailKind,
    railName: String, occasion: Occasion, zone: String, amount: AmountRule, currency: Currency,
    createdAt: Instant
  ) {
    self.id = id
    self.name = name
    self.billerID = billerID
    self.methodID = methodID
    self.rail = rail
    self.railName = railName
    self.occasion = occasion
    self.zone = zone
    self.amount = amount
    self.currency = currency
    limits = ScheduleLimits()
    dayRule = .previous
    catchUp = CatchUpTerms()
    state = .active
    version = 1
    self.createdAt = createdAt
  }

  /// What makes a payment due.
  package enum Occasion: Hashable, Sendable {
    /// The dates of a rule.
    case dates(Recurrence)
    /// Each bill of the biller as it arrives.
    case bills
  }

  /// The dates; nil for bills as they arrive.
  package var recurrence: Recurrence? {
    switch occasion {
    case .dates(let recurrence): recurrence
    case .bills: nil
    }
  }

  /// Whether a run may move money for it; on other rails it keeps a worklist.
  package var runsUnattended: Bool { rail.runsUnattended }
}

extension RailKind {
  /// Whether money can go to its door on this rail with nobody watching.
  package var runsUnattended: Bool {
    switch self {
    case .iso20022, .command, .sandbox: true
    case .qr, .nacha, .csv, .check, .portal: false
    }
  }
}
