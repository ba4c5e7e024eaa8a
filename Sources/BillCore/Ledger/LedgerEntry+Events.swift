/// The entries that what happens to bills and payments makes.
extension LedgerEntry {
  /// A bill: expense to payable; for a credit note the reverse.
  ///
  /// Nil for a bill without an amount.
  package static func charge(_ bill: Bill, category: String, on date: CalendarDate) throws
    -> LedgerEntry?
  {
    guard let amount = bill.amount, !amount.isZero else { return nil }
    let charge = bill.type == .invoice ? amount : try amount.negated()
    return try LedgerEntry(
      kind: bill.type == .invoice ? .charge : .credit, date: date, billID: bill.id,
      postings: [
        Posting(.expense(category: category), charge),
        Posting(.payable(biller: bill.billerID), try charge.negated()),
      ])
  }

  /// A payment reached the bank: payable to clearing.
  package static func delivery(_ payment: Payment, on date: CalendarDate) throws -> LedgerEntry {
    try transfer(
      .delivery, payment, on: date, from: .clearing(method: payment.methodID),
      to: .payable(biller: payment.billerID))
  }

  /// The bank booked a payment: clearing to funding.
  package static func settlement(_ payment: Payment, on date: CalendarDate) throws -> LedgerEntry {
    try transfer(
      .settlement, payment, on: date, from: .funding(method: payment.methodID),
      to: .clearing(method: payment.methodID))
  }

  /// The bank refused a delivered payment, or was never given it: the delivery is undone.
  package static func rejection(_ payment: Payment, on date: CalendarDate) throws -> LedgerEntry {
    try transfer(
      .rejection, payment, on: date, from: .payable(biller: payment.billerID),
      to: .clearing(method: payment.methodID))
  }

  /// The money came back after it had settled: delivery and settlement are undone.
  package static func returned(_ payment: Payment, on date: CalendarDate) throws -> LedgerEntry {
    try transfer(
      .returned, payment, on: date, from: .payable(biller: payment.billerID),
      to: .funding(method: payment.methodID))
  }

  /// A part of a bill that will not be paid, or was paid elsewhere; for a credit note the reverse:
  /// what the biller paid back.
  package static func relief(
    _ kind: Kind, of bill: Bill, amount: Money, from source: LedgerAccount, on date: CalendarDate
  ) throws -> LedgerEntry {
    let relieved = bill.type == .invoice ? amount : try amount.negated()
    return try LedgerEntry(
      kind: kind, date: date, billID: bill.id,
      postings: [
        Posting(.payable(biller: bill.billerID), relieved),
        Posting(source, try relieved.negated()),
      ])
  }

  private static func transfer(
    _ kind: Kind, _ payment: Payment, on date: CalendarDate, from source: LedgerAccount,
    to target: LedgerAccount
  ) throws -> LedgerEntry {
    try LedgerEntry(
      kind: kind, date: date, billID: payment.billID, paymentID: payment.id,
      postings: [
        Posting(target, payment.amount), Posting(source, try payment.amount.negated()),
      ])
  }
}
