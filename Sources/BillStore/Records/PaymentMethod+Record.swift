package import BillCore
package import GRDB

extension PaymentMethod: StoredRecord {
  package static let databaseTableName = "method"

  package init(row: Row) throws {
    let columns = ColumnReader(table: "method", row: row)
    self.init(
      id: try columns.value("id"), kind: try columns.value("kind"),
      label: try columns.value("label"), last4: try columns.value("last4"),
      holder: try columns.value("holder"), createdAt: try columns.value("createdAt"))
    currency = try columns.optional("currency")
    scheme = try columns.optional("scheme")
    agent = try columns.optional("agent")
    country = try columns.optional("country")
    network = try columns.optional("network")
    expires = try columns.optional("expires")
    address = try columns.address("address")
    isDefault = try columns.value("isDefault")
    state = try columns.value("state")
    declineReason = try columns.optional("declineReason")
    rails = try columns.list("rails") { RailKind(rawValue: $0) }
    version = UInt32(clamping: try columns.value("version") as Int64)
  }

  package func encode(to row: inout StoredColumns) {
    row["id"] = id
    row["kind"] = kind
    row["label"] = label
    row["last4"] = last4
    row["holder"] = holder
    row["currency"] = currency
    row["scheme"] = scheme
    row["agent"] = agent
    row["country"] = country
    row["network"] = network
    row["expires"] = expires
    row["address"] = address?.columnText
    row["isDefault"] = isDefault
    row["state"] = state
    row["declineReason"] = declineReason
    row["rails"] = ColumnText.join(rails.map(\.rawValue))
    row["createdAt"] = createdAt
    row["version"] = Int64(version)
  }
}
