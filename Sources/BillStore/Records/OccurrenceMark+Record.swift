package import BillCore
package import GRDB

extension OccurrenceMark: FetchableRecord {
  package init(row: Row) throws {
    let columns = ColumnReader(table: "occurrence", row: row)
    guard let key = try columns.parsed("periodKey", { PeriodKey($0) }) else {
      throw StoreError.corruptRow(table: "occurrence", column: "periodKey")
    }
    self.init(
      scheduleID: try columns.value("scheduleID"), key: key,
      nominal: try columns.value("nominal"), state: try columns.value("state"),
      reason: try columns.optional("reason"), billID: try columns.optional("billID"))
  }
}
