/// A double-entry record; its postings sum to zero in every currency.
package struct LedgerEntry: Hashable, Sendable {
  /// What happened that the entry records.
  package enum Kind: String, Sendable, Hashable, CaseIterable {
    case charge
    case credit
    case delivery
    case settlement
    /// Undoes a delivery that the bank rejected, or that was none.
    case rejection
    /// Undoes a delivery and its settlement.
    case returned
    case discount
    case writeOff = "write-off"
    /// Paid outside billctl.
    case paidElsewhere = "paid-elsewhere"
    /// Undoes a charge, a credit, or a note that something was paid elsewhere.
    case reversal
    case refund
  }

  package var kind: Kind
  /// The civil date it belongs to.
  package var date: CalendarDate
  package var billID: RecordID?
  package var paymentID: RecordID?
  package let postings: [Posting]

  /// Makes an entry; throws `LedgerError.unbalanced` where a currency does not sum to zero.
  package init(
    kind: Kind, date: CalendarDate, billID: RecordID? = nil, paymentID: RecordID? = nil,
    postings: [Posting]
  ) throws {
    var sums: [Currency: Money] = [:]
    for posting in postings {
      let currency = posting.amount.currency
      sums[currency] = try (sums[currency] ?? .zero(currency)) + posting.amount
    }
    if let wrong = sums.values.first(where: { !$0.isZero }) { throw LedgerError.unbalanced(wrong) }
    guard postings.count >= 2 else { throw LedgerError.tooFewPostings }
    self.kind = kind
    self.date = date
    self.billID = billID
    self.paymentID = paymentID
    self.postings = postings
  }
}

/// One line of an entry: positive is a debit, negative a credit.
package struct Posting: Hashable, Sendable {
  package let account: LedgerAccount
  package let amount: Money

  package init(_ account: LedgerAccount, _ amount: Money) {
    self.account = account
    self.amount = amount
  }
}

/// Why an entry cannot be made.
package enum LedgerError: Error, Equatable {
  case unbalanced(Money)
  case tooFewPostings
}
