package import BillCore
package import GRDB

extension Batch {
  /// What the log says of it when it is made: its rail, its sum and its file.
  package var logged: String {
    let file = fileName.map { " in \($0), SHA-256 \(sha256 ?? "")" } ?? ""
    return "\(count) payments, \(total), by \(railName)\(file)"
  }
}

extension Batch: StoredRecord {
  package static let databaseTableName = "batch"

  package init(row: Row) throws {
    let columns = ColumnReader(table: "batch", row: row)
    self.init(
      id: try columns.value("id"), rail: try columns.value("rail"),
      railName: try columns.value("railName"), state: try columns.value("state"),
      executeOn: try columns.value("executeOn"),
      total: try columns.money("total", columns.value("currency")),
      count: try columns.value("count"), createdAt: try columns.value("createdAt"))
    fileName = try columns.optional("fileName")
    if let fileName, fileName.contains("/") || fileName.hasPrefix(".") {
      throw StoreError.corruptRow(table: "batch", column: "fileName")
    }
    outbox = try columns.optional("outbox")
    if let outbox, !outbox.hasPrefix("/") {
      throw StoreError.corruptRow(table: "batch", column: "outbox")
    }
    fileSize = try columns.optional("fileSize")
    sha256 = try columns.optional("sha256")
    messageID = try columns.optional("messageID")
  }

  package func encode(to row: inout StoredColumns) {
    row["id"] = id
    row["rail"] = rail
    row["railName"] = railName
    row["fileName"] = fileName
    row["outbox"] = outbox
    row["fileSize"] = fileSize
    row["sha256"] = sha256
    row["messageID"] = messageID
    row["state"] = state
    row["executeOn"] = executeOn
    row["currency"] = total.currency
    row["total"] = total.minor
    row["count"] = count
    row["createdAt"] = createdAt
  }
}
