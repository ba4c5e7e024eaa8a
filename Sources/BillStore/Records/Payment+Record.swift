package import BillCore
import Foundation
package import GRDB

extension Payment: FetchableRecord, PersistableRecord {
  package static let databaseTableName = "payment"

  package init(row: Row) throws {
    let columns = ColumnReader(table: "payment", row: row)
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

  package func encode(to container: inout PersistenceContainer) {
    container["id"] = id
    container["billID"] = billID
    container["billerID"] = billerID
    container["methodID"] = methodID
    container["payeeID"] = payeeID
    container["rail"] = rail
    container["railName"] = railName
    container["amount"] = amount.minor
    container["currency"] = amount.currency
    container["referenceKind"] = reference?.kind
    container["reference"] = reference?.value
    container["state"] = state
    container["executeOn"] = executeOn
    container["expectedSettle"] = expectedSettle
    container["attempt"] = attempt
    container["batchID"] = batchID
    container["createdAt"] = createdAt
    container["railHash"] = Data(railHash)
    container["approval"] = Data(approval)
    container["mandateRoot"] = mandateRoot
    container["periodKey"] = periodKey?.description
    container["note"] = note
  }
}
