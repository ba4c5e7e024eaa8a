package import BillCore
import BillStore

/// Finds payments.
package struct ListPayments: Sendable {
  package var states: Set<PaymentState>
  package var bill: RecordID?

  package init(states: Set<PaymentState> = [], bill: RecordID? = nil) {
    self.states = states
    self.bill = bill
  }

  /// The payments that fit, the newest first.
  package func perform(_ access: ReadAccess) throws -> [PaymentDetails] {
    try access.books.read { reader in
      let billers = Dictionary(
        uniqueKeysWithValues: try reader.billers(archived: true).map { ($0.id, $0) })
      let methods = Dictionary(
        uniqueKeysWithValues: try reader.methods(removed: true).map { ($0.id, $0) })
      let (numbers, replacements) = (try reader.billNumbers(), try reader.replacements())
      let batches = Dictionary(uniqueKeysWithValues: try reader.batches().map { ($0.id, $0) })
      return try reader.payments(bill: bill).compactMap { payment in
        guard states.isEmpty || states.contains(payment.state) else { return nil }
        guard let biller = billers[payment.billerID], let method = methods[payment.methodID] else {
          throw StoreError.missing(table: "biller", id: payment.billerID)
        }
        return PaymentDetails(
          payment: payment, biller: biller,
          bill: payment.billID.map { replacements[$0] ?? $0 },
          billNumber: payment.billID.flatMap { numbers[$0] }, method: method,
          batch: payment.batchID.flatMap { batches[$0] },
          isLate: payment.isLate(on: access.today))
      }
    }
  }
}

extension Payment {
  /// Whether the money should have arrived before a day and is not known to have.
  package func isLate(on today: CalendarDate) -> Bool {
    switch state {
    case .approved, .presented, .staged, .emitted, .delivered, .accepted, .sending, .sent,
      .unknown:
      expectedSettle < today
    case .draft, .settled, .rejected, .returned, .failed, .cancelled, .expired, .takenBack: false
    }
  }
}
