/// A part of a bill that is relieved by something else than a payment of ours.
package struct CreditUse: Hashable, Sendable {
  /// What relieves the bill.
  package enum Kind: String, Sendable, Hashable, CaseIterable {
    /// A credit note of the biller.
    case credit
    /// A discount for paying early.
    case discount
    case writtenOff = "written-off"
    /// Paid outside billctl.
    case paidElsewhere = "paid-elsewhere"
  }

  package var billID: RecordID
  /// The credit note that is used; set exactly for `credit`.
  package var creditID: RecordID?
  /// The payment with which it was agreed.
  package var paymentID: RecordID?
  package var kind: Kind
  /// Negative exactly where an earlier `paidElsewhere` is taken back.
  package var amount: Money

  package init(
    billID: RecordID, creditID: RecordID? = nil, paymentID: RecordID? = nil, kind: Kind,
    amount: Money
  ) {
    self.billID = billID
    self.creditID = creditID
    self.paymentID = paymentID
    self.kind = kind
    self.amount = amount
  }
}
