package import BillCore
import GRDB

extension BookWriter {
  /// Stores the account's limits in the place of those before.
  package func set(_ limits: [MoneyLimit]) throws {
    try changingStanding {
      try db.execute(sql: "DELETE FROM moneyLimit")
      for limit in limits where !limit.isEmpty {
        try db.execute(
          sql: "INSERT INTO moneyLimit (currency, perPayment, perDay, setAt) VALUES (?, ?, ?, ?)",
          arguments: [
            limit.currency, limit.perPayment?.minor, limit.perDay?.minor, limit.setAt,
          ])
      }
    }
    try record("account.limits", nil, limits.map(\.words).joined(separator: "; "))
  }
}

extension MoneyLimit {
  fileprivate var words: String {
    "\(perPayment?.description ?? "any") a payment, \(perDay?.description ?? "any") a day"
  }
}
