package import BillCore
import Foundation
package import GRDB

extension Payment: StoredRecord, ColumnRecord {
  package static let databaseTableName = "payment"

  package init(row: Row) throws {
    try self.init(ColumnReader(table: "payment", row: row))
  }

  init(_ columns: ColumnReader) throws {
    self.init(
      id: try columns.value("id"), billID: try columns.optional("billID"),
      billerID: try columns.value("billerID"), methodID: try columns.value("methodID"),
      payeeID: try columns.optional("payeeID"), rail: try columns.value("rail"),
      railName: try columns.value("railName"),
      amount: try columns.money("amount", columns.value("currency")),
      executeOn: try columns.value("executeOn"),
      expectedSettle: try columns.value("expectedSettle"),
      createdAt: try columns.value("createdAt"))
    reference = try columns.reference()
    state = try columns.value("state")
    attempt = try columns.value("attempt")
    batchID = try columns.optional("batchID")
    railHash = try columns.bytes("railHash")
    approval = try columns.bytes("approval")
    mandateRoot = try columns.optional("mandateRoot")
    periodKey = try columns.parsed("periodKey") { PeriodKey($0) }
    note = try columns.optional("note")
  }

  package func encode(to row: inout StoredColumns) {
    row["id"] = id
    row["billID"] = billID
    row["billerID"] = billerID
    row["methodID"] = methodID
    row["payeeID"] = payeeID
    row["rail"] = rail
    row["railName"] = railName
    row["amount"] = amount.minor
    row["currency"] = amount.currency
    row["referenceKind"] = reference?.kind
    row["reference"] = reference?.value
    row["state"] = state
    row["executeOn"] = executeOn
    row["expectedSettle"] = expectedSettle
    row["attempt"] = attempt
    row["batchID"] = batchID
    row["createdAt"] = createdAt
    row["railHash"] = Data(railHash)
    row["approval"] = Data(approval)
    row["mandateRoot"] = mandateRoot
    row["periodKey"] = periodKey?.description
    row["note"] = note
  }
}
