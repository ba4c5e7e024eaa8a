import BillCore

/// A payment in one line, beside a biller or bill.
enum PaymentLine {
  static func text(_ payment: Payment) -> String {
    "\(payment.id.short)  \(payment.executeOn)  \(payment.amount)  "
      + "\(payment.rail.rawValue)  \(payment.state.rawValue)"
  }

  static func json(_ payment: Payment) -> JSON {
    [
      "id": .text(payment.id.description), "bill": JSON(payment.billID),
      "amount": .text(payment.amount.decimalText),
      "currency": .text(payment.amount.currency.code), "state": .text(payment.state.rawValue),
      "rail": .text(payment.rail.rawValue), "execute_on": JSON(payment.executeOn),
    ]
  }
}
