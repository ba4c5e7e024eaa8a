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
