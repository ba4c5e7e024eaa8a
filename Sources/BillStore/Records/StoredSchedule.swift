package import BillCore
import Foundation
package import GRDB

/// A schedule as its row keeps it: with the code by which an edited row is noticed.
package struct StoredSchedule: Hashable, Sendable {
  package var schedule: Schedule
  /// Made with the install key over every column.
  package var mac: [UInt8]

  package init(_ schedule: Schedule, mac: [UInt8]) {
    self.schedule = schedule
    self.mac = mac
  }
}

extension StoredSchedule: FetchableRecord {
  package init(row: Row) throws {
    self.init(
      try Schedule(row: row),
      mac: try ColumnReader(table: "schedule", row: row).bytes("mac"))
  }
}

extension StoredSchedule {
  static let columnNames = [
    "id", "name", "billerID", "methodID", "payeeID", "rail", "railName", "recurrence", "zone",
    "currency", "amount", "cap", "firstAmount", "lastAmount", "perMonth", "total", "count",
    "dayRule", "payDay", "catchUp", "maxLateDays", "referenceKind", "reference", "state",
    "pausedUntil", "version", "createdAt", "plannedThrough", "nextOn", "mac",
  ]

  /// The row, by the names of its columns.
  var columns: [String: (any DatabaseValueConvertible)?] {
    var columns: [String: (any DatabaseValueConvertible)?] = [
      "id": schedule.id, "name": schedule.name, "billerID": schedule.billerID,
      "methodID": schedule.methodID, "payeeID": schedule.payeeID, "rail": schedule.rail,
      "railName": schedule.railName, "recurrence": schedule.recurrence?.description,
      "zone": schedule.zone, "currency": schedule.currency,
      "amount": schedule.amount.basis.description, "cap": schedule.amount.cap?.minor,
      "firstAmount": schedule.amount.first?.minor, "lastAmount": schedule.amount.last?.minor,
    ]
    columns.merge(terms) { $1 }
    return columns
  }

  private var terms: [String: (any DatabaseValueConvertible)?] {
    [
      "perMonth": schedule.limits.perMonth?.minor, "total": schedule.limits.total?.minor,
      "count": schedule.limits.count, "dayRule": schedule.dayRule,
      "payDay": schedule.payDay?.description, "catchUp": schedule.catchUp.policy.description,
      "maxLateDays": schedule.catchUp.maxLateDays, "referenceKind": schedule.reference?.kind,
      "reference": schedule.reference?.value, "state": schedule.state,
      "pausedUntil": schedule.pausedUntil, "version": Int64(schedule.version),
      "createdAt": schedule.createdAt, "plannedThrough": schedule.plannedThrough,
      "nextOn": schedule.nextOn, "mac": Data(mac),
    ]
  }
}
