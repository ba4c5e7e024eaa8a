/// What the sections of a statement are made from.
package struct StatementSource: Sendable {
  /// How a bill or payment is named on a statement.
  package struct Label: Hashable, Sendable {
    /// Invoice number, end-to-end id or what else names it.
    package var reference: String
    /// The state in the words of the contract.
    package var state: String
    /// Of a bill that is paid: how much of it the bank has not confirmed.
    package var withBank: Money?

    package init(reference: String, state: String, withBank: Money? = nil) {
      self.reference = reference
      self.state = state
      self.withBank = withBank
    }
  }

  /// What was owed at the end of the day before the period.
  package var opening: [Owed]
  /// The entries whose date lies in the period.
  package var entries: [RecordedEntry]
  /// The payments that were approved and not yet in the bank's hands when the period ended.
  package var inFlight: [Payment]
  /// The first moment after the period: what is recorded then or later is recorded late.
  package var end: Instant
  package var billers: [RecordID: String]
  package var bills: [RecordID: Label]
  package var payments: [RecordID: Label]

  package init(
    opening: [Owed], entries: [RecordedEntry], inFlight: [Payment], end: Instant,
    billers: [RecordID: String], bills: [RecordID: Label], payments: [RecordID: Label]
  ) {
    self.opening = opening
    self.entries = entries
    self.inFlight = inFlight
    self.end = end
    self.billers = billers
    self.bills = bills
    self.payments = payments
  }
}
