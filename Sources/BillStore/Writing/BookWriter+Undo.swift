package import BillCore
import Foundation
import GRDB

/// Takes back what a payment was called by mistake, or in a database that was put back.
///
/// These are no steps forward, so they are none of the states that may follow.
extension BookWriter {
  /// Moves a delivered batch, and every payment in it, back to where its file was written.
  ///
  /// - throws: `StoreError.wrongState` where one of them is not delivered.
  package func undoDelivery(of batch: Batch, on date: CalendarDate, note: String?) throws {
    try updateOne(
      "batch", batch.id, sql: "UPDATE batch SET state = ? WHERE id = ? AND state = ?",
      arguments: [PaymentState.emitted, batch.id, PaymentState.delivered])
    for payment in try reader.payments(batch: batch.id) {
      try undo(payment, to: .emitted, on: date, note: note)
    }
    try record("batch.\(PaymentState.emitted.rawValue)", batch.id, note ?? "")
  }

  /// Moves a delivered payment that is in no file back to where it was shown.
  ///
  /// - throws: `StoreError.wrongState`.
  package func undoDelivery(of payment: Payment, on date: CalendarDate, note: String?) throws {
    try undo(payment, to: .presented, on: date, note: note)
    try record(
      "payment.\(PaymentState.presented.rawValue)", payment.id, payment.amount.description)
  }

  /// Moves a payment that was handed over since to where it stood before that, as it was approved
  /// then; also one that was cancelled here.
  ///
  /// - throws: `StoreError.wrongState` where it was handed over here too.
  package func reinstate(_ payment: Payment, note: String) throws {
    try db.execute(
      sql: """
        UPDATE payment SET state = 'approved', batchID = ?, executeOn = ?, expectedSettle = ?,
          approval = ?, note = ?
        WHERE id = ? AND state IN ('draft','approved','cancelled','expired')
        """,
      arguments: [
        payment.batchID, payment.executeOn, payment.expectedSettle, Data(payment.approval), note,
        payment.id,
      ])
    guard db.changesCount == 1 else {
      throw StoreError.wrongState(
        payment: payment.id, state: try reader.payment(payment.id).state, wanted: .approved)
    }
    try step(payment.id, .approved, note)
    try record("payment.\(PaymentState.approved.rawValue)", payment.id, payment.amount.description)
  }

  private func undo(
    _ payment: Payment, to state: PaymentState, on date: CalendarDate, note: String?
  ) throws {
    try db.cachedStatement(
      sql: "UPDATE payment SET state = ?, note = coalesce(?, note) WHERE id = ? AND state = ?"
    ).execute(arguments: [state, note, payment.id, PaymentState.delivered])
    guard db.changesCount == 1 else {
      throw StoreError.wrongState(payment: payment.id, state: payment.state, wanted: state)
    }
    try post(.rejection(payment, on: date))
    try postDiscounts(of: payment, on: date, isUndone: true)
    try step(payment.id, state, note)
  }
}
