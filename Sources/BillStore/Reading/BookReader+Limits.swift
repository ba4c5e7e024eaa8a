package import BillCore
import GRDB

extension BookReader {
  /// The limits of the account, by currency.
  package func limits() throws -> [MoneyLimit] {
    try Row.fetchAll(db, sql: "SELECT * FROM moneyLimit ORDER BY currency").map { row in
      let columns = ColumnReader(table: "moneyLimit", row: row)
      let currency: Currency = try columns.value("currency")
      return MoneyLimit(
        currency, perPayment: try columns.optionalMoney("perPayment", currency),
        perDay: try columns.optionalMoney("perDay", currency), setAt: try columns.value("setAt"))
    }
  }

  /// The payments approved since a moment that left, or may leave, and when each was approved.
  ///
  /// The log says when: an edited row does not make room below a limit. A payment that was brought
  /// back after a restore has no approval in the log.
  package func payments(approvedSince moment: Instant) throws -> [(payment: Payment, at: Instant)] {
    let rows = try Row.fetchAll(
      db,
      sql: """
        SELECT *, coalesce(
          (SELECT min(at) FROM event WHERE subject = payment.id AND kind = 'payment.approved'),
          createdAt) AS approvedAt
        FROM payment WHERE approvedAt >= ?
        """, arguments: [moment])
    return try rows.map { row in
      (try Payment(row: row), try ColumnReader(table: "payment", row: row).value("approvedAt"))
    }
    .filter(\.payment.state.reserves)
  }

  /// How many accounts of billers wait for the holder's word, because a bill named them for a
  /// biller that was known under others.
  package func suspectedPayees() throws -> Int {
    try Int.fetchOne(
      db,
      sql: """
        SELECT count(DISTINCT payee.id) FROM payee
        JOIN billPayee ON billPayee.payeeID = payee.id JOIN bill ON bill.id = billPayee.billID
        WHERE payee.state = 'suspected' AND bill.standing = 'held'
        """) ?? 0
  }
}
