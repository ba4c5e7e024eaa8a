package import BillCore
package import GRDB

extension Biller: StoredRecord, ColumnRecord {
  package static let databaseTableName = "biller"

  package init(row: Row) throws {
    try self.init(ColumnReader(table: "biller", row: row))
  }

  init(_ columns: ColumnReader) throws {
    self.init(
      id: try columns.value("id"), name: try columns.value("name"),
      createdAt: try columns.value("createdAt"))
    vatID = try columns.optional("vatID")
    legalID = try columns.optional("legalID")
    address = try columns.address("address")
    customerNumber = try columns.optional("customerNumber")
    supportPhone = try columns.optional("supportPhone")
    supportEmail = try columns.optional("supportEmail")
    url = try columns.optional("url")
    category = try columns.value("category")
    paidBy = try columns.value("paidBy")
    termsDays = try columns.optional("termsDays")
    rails = try columns.list("rails") { RailKind(rawValue: $0) }
    isArchived = try columns.value("isArchived")
  }

  package func encode(to row: inout StoredColumns) {
    row["id"] = id
    row["name"] = name
    row["nameKey"] = BillerMatch.nameKey(name)
    row["vatID"] = vatID
    row["legalID"] = legalID
    row["address"] = address?.columnText
    row["customerNumber"] = customerNumber
    row["supportPhone"] = supportPhone
    row["supportEmail"] = supportEmail
    row["url"] = url
    row["category"] = category
    row["paidBy"] = paidBy
    row["termsDays"] = termsDays
    row["rails"] = ColumnText.join(rails.map(\.rawValue))
    row["isArchived"] = isArchived
    row["createdAt"] = createdAt
  }
}
