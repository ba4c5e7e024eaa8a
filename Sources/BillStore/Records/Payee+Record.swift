package import BillCore
import Foundation
package import GRDB

extension Payee: FetchableRecord, ColumnRecord {
  package static let databaseTableName = "payee"

  package init(row: Row) throws {
    try self.init(ColumnReader(table: "payee", row: row))
  }

  init(_ columns: ColumnReader) throws {
    let scheme: AccountScheme = try columns.value("scheme")
    self.init(
      id: try columns.value("id"), billerID: try columns.value("billerID"),
      account: BankAccount(scheme: scheme, number: try columns.value("last4")),
      isQRIBAN: try columns.value("isQRIBAN"), accountHash: try columns.bytes("accountHash"),
      createdAt: try columns.value("createdAt"))
    name = try columns.optional("name")
    address = try columns.address("address")
    country = try columns.optional("country")
    agent = try columns.optional("agent")
    state = try columns.value("state")
    version = UInt32(clamping: try columns.value("version") as Int64)
  }
}

extension Payee {
  /// The plain columns; the account number itself goes in as a blob beside them.
  var plainColumns: StatementArguments {
    [
      "id": id, "billerID": billerID, "scheme": scheme, "last4": last4, "name": name,
      "address": address?.columnText, "country": country, "agent": agent, "isQRIBAN": isQRIBAN,
      "accountHash": Data(accountHash), "state": state, "version": Int64(version),
      "createdAt": createdAt,
    ]
  }
}
