package import BillCore
package import GRDB

extension Biller: FetchableRecord, PersistableRecord {
  package static let databaseTableName = "biller"

  package init(row: Row) throws {
    let columns = ColumnReader(table: "biller", row: row)
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

  package func encode(to container: inout PersistenceContainer) {
    container["id"] = id
    container["name"] = name
    container["nameKey"] = BillerMatch.nameKey(name)
    container["vatID"] = vatID
    container["legalID"] = legalID
    container["address"] = address?.columnText
    container["customerNumber"] = customerNumber
    container["supportPhone"] = supportPhone
    container["supportEmail"] = supportEmail
    container["url"] = url
    container["category"] = category
    container["paidBy"] = paidBy
    container["termsDays"] = termsDays
    container["rails"] = ColumnText.join(rails.map(\.rawValue))
    container["isArchived"] = isArchived
    container["createdAt"] = createdAt
  }
}
