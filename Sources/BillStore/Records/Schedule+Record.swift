package import BillCore
package import GRDB

extension Schedule: FetchableRecord {
  package init(row: Row) throws {
    let columns = ColumnReader(table: "schedule", row: row)
    let currency: Currency = try columns.value("currency")
    self.init(
      id: try columns.value("id"), name: try columns.value("name"),
      billerID: try columns.value("billerID"), methodID: try columns.value("methodID"),
      rail: try columns.value("rail"), railName: try columns.value("railName"),
      occasion: try columns.occasion(), zone: try columns.value("zone"),
      amount: try columns.amountRule(currency), currency: currency,
      createdAt: try columns.value("createdAt"))
    payeeID = try columns.optional("payeeID")
    limits = ScheduleLimits(
      perMonth: try columns.optionalMoney("perMonth", currency),
      total: try columns.optionalMoney("total", currency), count: try columns.optional("count"))
    dayRule = try columns.value("dayRule")
    payDay = try columns.parsed("payDay", PayDay.init(canonical:))
    let policy = try columns.parsed("catchUp") { CatchUpPolicy($0) }
    catchUp = CatchUpTerms(
      policy: policy ?? .latest, maxLateDays: try columns.value("maxLateDays"))
    reference = try columns.reference()
    state = try columns.value("state")
    pausedUntil = try columns.optional("pausedUntil")
    version = UInt32(clamping: try columns.value("version") as Int64)
    plannedThrough = try columns.optional("plannedThrough")
    nextOn = try columns.optional("nextOn")
  }
}

extension ColumnReader {
  fileprivate func occasion() throws -> Schedule.Occasion {
    // why: text that no recurrence wrote is a corrupt row, whatever is wrong with it.
    let dates = try parsed("recurrence") { try? Recurrence(canonical: $0) }
    return dates.map { .dates($0) } ?? .bills
  }

  fileprivate func amountRule(_ currency: Currency) throws -> AmountRule {
    do {
      return try AmountRule(
        AmountRule.Basis(value("amount"), currency), cap: optionalMoney("cap", currency),
        first: optionalMoney("firstAmount", currency), last: optionalMoney("lastAmount", currency))
    } catch is AmountRefusal {
      throw StoreError.corruptRow(table: table, column: "amount")
    } catch is MoneyError {
      throw StoreError.corruptRow(table: table, column: "amount")
    }
  }

  /// A text column that may be NULL and otherwise must be readable.
  func parsed<Value>(_ column: StaticString, _ parse: (String) -> Value?) throws -> Value? {
    guard let text: String = try optional(column) else { return nil }
    guard let value = parse(text) else {
      throw StoreError.corruptRow(table: table, column: column.description)
    }
    return value
  }
}
