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

  /// The payments approved since a moment that left, or may leave.
  ///
  /// The log says when: an edited row makes no room below a limit. One that was brought back after
  /// a restore has no approval in the log. What is said to be refused had left all the same.
  package func payments(approvedSince moment: Instant) throws -> [Payment] {
    try Payment.readAll(
      db,
      sql: """
        SELECT * FROM payment
        WHERE coalesce(
            (SELECT min(at) FROM event WHERE subject = payment.id AND kind = 'payment.approved'),
            createdAt) > ?
          AND state NOT IN ('failed','cancelled','expired','taken-back')
        """, arguments: [moment])
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
