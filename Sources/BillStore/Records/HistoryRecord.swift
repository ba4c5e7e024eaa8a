package import BillCore

/// A bill or a payment as history lists it.
package enum HistoryRecord: Hashable, Sendable {
  case bill(Bill)
  case payment(Payment)

  /// The place in the list behind which the next page begins.
  package var key: HistoryKey {
    switch self {
    case .bill(let bill): HistoryKey(at: bill.createdAt, id: bill.id)
    case .payment(let payment): HistoryKey(at: payment.createdAt, id: payment.id)
    }
  }
}

/// A place in the history: the moment of recording, then the id.
package struct HistoryKey: Hashable, Sendable {
  package let at: Instant
  package let id: RecordID

  package init(at: Instant, id: RecordID) {
    self.at = at
    self.id = id
  }
}

/// Which bills and payments are wanted; nil sets no bound.
package struct HistoryQuery: Hashable, Sendable {
  package var biller: RecordID?
  package var from: Instant?
  /// The first moment that is too late.
  package var until: Instant?

  package init(biller: RecordID? = nil, from: Instant? = nil, until: Instant? = nil) {
    self.biller = biller
    self.from = from
    self.until = until
  }
}
