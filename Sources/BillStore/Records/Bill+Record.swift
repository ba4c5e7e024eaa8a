package import BillCore
package import GRDB

extension Bill: FetchableRecord, PersistableRecord {
  package static let databaseTableName = "bill"

  package init(row: Row) throws {
    let columns = ColumnReader(table: "bill", row: row)
    let currency: Currency = try columns.value("currency")
    self.init(
      id: try columns.value("id"), billerID: try columns.value("billerID"),
      type: try columns.value("type"), kind: try columns.value("kind"),
      format: try columns.value("format"), currency: currency,
      amount: try columns.optionalMoney("amount", currency),
      createdAt: try columns.value("createdAt"))
    number = try columns.optional("number")
    issued = try columns.optional("issued")
    due = try columns.optional("due")
    dueDates = try columns.list("dueDates") { CalendarDate($0) }
    dueSource = try columns.optional("dueSource")
    terms = try columns.optional("terms")
    discounts = try columns.list("discounts") { EarlyPaymentDiscount(columnText: $0) }
    gross = try columns.optionalMoney("gross", currency)
    prepaid = try columns.optionalMoney("prepaid", currency)
    minimumDue = try columns.optionalMoney("minimumDue", currency)
    reference = try columns.reference()
    corrects = try columns.list("corrects") { $0 }
    nameOnDocument = try columns.optional("nameOnDocument")
    remarks = try columns.list("remarks") { $0 }
    standing = try columns.value("standing")
    standingReason = try columns.optional("standingReason")
    replacedBy = try columns.optional("replacedBy")
  }

  package func encode(to container: inout PersistenceContainer) {
    container["id"] = id
    container["billerID"] = billerID
    container["number"] = number
    container["numberKey"] = number.flatMap { BillNumber($0) }?.key
    container["identity"] = identity
    container["type"] = type
    container["kind"] = kind
    container["format"] = format
    container["issued"] = issued
    container["due"] = due
    container["dueDates"] = ColumnText.join(dueDates.map(\.description))
    container["dueSource"] = dueSource
    container["terms"] = terms
    container["discounts"] = ColumnText.join(discounts.map(\.columnText))
    container["currency"] = currency
    container["gross"] = gross?.minor
    container["prepaid"] = prepaid?.minor
    container["amount"] = amount?.minor
    container["minimumDue"] = minimumDue?.minor
    container["referenceKind"] = reference?.kind
    container["reference"] = reference?.value
    container["corrects"] = ColumnText.join(corrects)
    container["nameOnDocument"] = nameOnDocument
    container["remarks"] = ColumnText.join(remarks)
    container["standing"] = standing
    container["standingReason"] = standingReason
    container["replacedBy"] = replacedBy
    container["createdAt"] = createdAt
  }
}
