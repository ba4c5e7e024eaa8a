package import BillCore
package import GRDB

extension Bill: StoredRecord, ColumnRecord {
  package static let databaseTableName = "bill"

  package init(row: Row) throws {
    try self.init(ColumnReader(table: "bill", row: row))
  }

  init(_ columns: ColumnReader) throws {
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

  package func encode(to row: inout StoredColumns) {
    row["id"] = id
    row["billerID"] = billerID
    row["number"] = number
    row["numberKey"] = number.flatMap { BillNumber($0) }?.key
    row["identity"] = identity
    row["type"] = type
    row["kind"] = kind
    row["format"] = format
    row["issued"] = issued
    row["due"] = due
    row["dueDates"] = ColumnText.join(dueDates.map(\.description))
    row["dueSource"] = dueSource
    row["terms"] = terms
    row["discounts"] = ColumnText.join(discounts.map(\.columnText))
    row["currency"] = currency
    row["gross"] = gross?.minor
    row["prepaid"] = prepaid?.minor
    row["amount"] = amount?.minor
    row["minimumDue"] = minimumDue?.minor
    row["referenceKind"] = reference?.kind
    row["reference"] = reference?.value
    row["corrects"] = ColumnText.join(corrects)
    row["nameOnDocument"] = nameOnDocument
    row["remarks"] = ColumnText.join(remarks)
    row["standing"] = standing
    row["standingReason"] = standingReason
    row["replacedBy"] = replacedBy
    row["createdAt"] = createdAt
  }
}
