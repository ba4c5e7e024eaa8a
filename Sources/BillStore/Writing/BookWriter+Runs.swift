package import BillCore
import Foundation
import GRDB

extension BookWriter {
  /// Moves a schedule on: how far it is planned, when it is looked at next, and its state.
  package func advance(_ stored: StoredSchedule) throws {
    let schedule = stored.schedule
    transaction.changedSchedules.insert(schedule.id)
    try db.cachedStatement(
      sql: """
        UPDATE schedule SET plannedThrough = ?, nextOn = ?, state = ?, pausedUntil = ?, mac = ?
        WHERE id = ?
        """
    ).execute(arguments: [
      schedule.plannedThrough, schedule.nextOn, schedule.state, schedule.pausedUntil,
      Data(stored.mac), schedule.id,
    ])
  }
}

extension BookWriter {
  /// Forgets who vouched for bills.
  package func forgetVouching() throws {
    try db.execute(sql: "DELETE FROM billSignature")
    try record("bill.unvouched", nil, "all")
  }

  /// Forgets who vouched for a bill that is being changed.
  func unsign(_ bill: RecordID) throws {
    try db.cachedStatement(sql: "DELETE FROM billSignature WHERE billID = ?")
      .execute(arguments: [bill])
  }
}

extension BookWriter {
  /// Adds a method that is only remembered, without a number.
  package func bringBack(_ method: PaymentMethod) throws {
    try insert(row: method)
    try record("method.added", method.id, "\(method.label) …\(method.last4)")
  }
}
