package import BillCore
package import GRDB

extension PaymentMethod: FetchableRecord, PersistableRecord {
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

  package func encode(to container: inout PersistenceContainer) {
    container["id"] = id
    container["kind"] = kind
    container["label"] = label
    container["last4"] = last4
    container["holder"] = holder
    container["currency"] = currency
    container["scheme"] = scheme
    container["agent"] = agent
    container["country"] = country
    container["network"] = network
    container["expires"] = expires
    container["address"] = address?.columnText
    container["isDefault"] = isDefault
    container["state"] = state
    container["declineReason"] = declineReason
    container["rails"] = ColumnText.join(rails.map(\.rawValue))
    container["createdAt"] = createdAt
    container["version"] = Int64(version)
  }
}
