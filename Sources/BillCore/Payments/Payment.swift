/// One intent to move money to a biller.
package struct Payment: Hashable, Sendable {
  package var id: RecordID
  package var billID: RecordID?
  package var billerID: RecordID
  package var methodID: RecordID
  /// The biller's account it goes to; nil on rails that need none.
  package var payeeID: RecordID?
  package var rail: RailKind
  /// The name of the configured rail, where there are several of a kind.
  package var railName: String
  package var amount: Money
  package var reference: RemittanceReference?
  package var state: PaymentState
  /// The day on which the bank is asked to execute it.
  package var executeOn: CalendarDate
  /// The day by which the money should have arrived.
  package var expectedSettle: CalendarDate
  /// Raised only after a definite rejected, returned or failed.
  package var attempt: Int
  package var batchID: RecordID?
  package var createdAt: Instant
  /// The rail as it was set up when the payment was approved.
  package var railHash: [UInt8] = []
  /// The account key's signature over what the holder said yes to; empty before that.
  package var approval: [UInt8] = []
  /// The schedule it was made by, and the period; both nil for a payment a person planned.
  package var mandateRoot: RecordID?
  package var periodKey: PeriodKey?
  /// What the rail or the person said of it: a receipt, a reason.
  package var note: String?

  package init(
    id: RecordID, billID: RecordID?, billerID: RecordID, methodID: RecordID, payeeID: RecordID?,
    rail: RailKind, railName: String, amount: Money, executeOn: CalendarDate,
    expectedSettle: CalendarDate, createdAt: Instant
  ) {
    self.id = id
    self.billID = billID
    self.billerID = billerID
    self.methodID = methodID
    self.payeeID = payeeID
    self.rail = rail
    self.railName = railName
    self.amount = amount
    self.state = .approved
    self.executeOn = executeOn
    self.expectedSettle = expectedSettle
    self.attempt = 1
    self.createdAt = createdAt
  }

  /// The end-to-end identification (ISO 20022 pain.001 2.30): `BC`, the id in base32 and two
  /// digits of the attempt, 30 characters; the same at every re-emission.
  package var endToEndID: String {
    let digits = attempt < 10 ? "0\(attempt)" : "\(attempt)"
    return "BC\(id.description.uppercased())\(digits)"
  }
}
