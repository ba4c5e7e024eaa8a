/// What became of one period of a schedule other than a payment by itself.
package struct OccurrenceMark: Hashable, Sendable {
  package let scheduleID: RecordID
  package let key: PeriodKey
  package let nominal: CalendarDate
  package var state: State
  package var reason: String?
  package var billID: RecordID?

  package init(
    scheduleID: RecordID, key: PeriodKey, nominal: CalendarDate, state: State,
    reason: String? = nil, billID: RecordID? = nil
  ) {
    self.scheduleID = scheduleID
    self.key = key
    self.nominal = nominal
    self.state = state
    self.reason = reason
    self.billID = billID
  }

  /// Why the period was not, or not yet, paid by the agent.
  package enum State: String, Hashable, Sendable, CaseIterable {
    /// The user does not want it.
    case skipped
    /// It went by, and the catch-up terms leave it.
    case missed
    /// It waits for the user.
    case held
    /// It became a bill on the worklist.
    case listed
    /// It became a payment.
    case planned
  }
}
