package import BillCore
import BillStore

/// Notes that a bill was paid outside billctl, or pulled by whoever pulls it.
package struct MarkBillPaid: Sendable {
  /// A decimal number; all that is open without one.
  package var amount: String?
  /// The day of the payment; today without one.
  package var date: CalendarDate?
  package var note: String?

  package init(amount: String? = nil, date: CalendarDate? = nil, note: String? = nil) {
    self.amount = amount
    self.date = date
    self.note = note
  }

  /// What will be noted.
  package struct Plan: Sendable {
    package var bill: Bill
    package var amount: Money
    package var date: CalendarDate
  }

  /// Checks the amount against what is open.
  ///
  /// - throws: `BillError`, `MoneyError`.
  package func plan(_ bill: Bill, _ access: ReadAccess) throws -> Plan {
    try access.books.read { try plan(bill, $0, today: access.today) }
  }

  private func plan(_ bill: Bill, _ reader: BookReader, today: CalendarDate) throws -> Plan {
    let details = try BillDetails(bill.id, reader, today: today)
    switch details.state {
    case .open, .partPaid, .overdue, .expected, .missing, .disputed: break
    case .inFlight, .paid, .debited, .held, .cancelled:
      throw BillError.wrongState(details.state)
    }
    let date = date ?? today
    guard date <= today else { throw BillError.dateInFuture(date) }
    let stated = try amount.map { try Money(stated: $0, bill.currency) }
    let open = try details.balance.open
    guard let paid = stated ?? open else { throw BillError.amountNeeded }
    guard paid.isPositive else { throw BillError.notPositive(paid) }
    if let open, paid.minor > open.minor {
      throw BillError.moreThanOpen(amount: paid, open: open)
    }
    return Plan(bill: bill, amount: paid, date: date)
  }

  /// Posts it; an expected bill that is paid in full becomes debited.
  package func perform(_ plan: Plan, _ access: ReadAccess) throws -> BillDetails {
    try access.books.write(at: access.world.now) { writer in
      var bill = try writer.reader.bill(plan.bill.id)
      _ = try self.plan(bill, writer.reader, today: access.today)
      if bill.amount == nil {
        let category = try writer.reader.biller(bill.billerID).category
        bill = try writer.choose(plan.amount, for: bill, category: category, today: access.today)
      }
      let use = CreditUse(billID: bill.id, kind: .paidElsewhere, amount: plan.amount)
      try writer.relieve(bill, with: use, today: plan.date)
      if let note { try writer.record("bill.note", bill.id, note) }
      let isPulled = bill.standing == .expected || bill.standing == .missing
      if isPulled, try writer.reader.balances(of: bill.id)[bill.id]?.open?.isZero ?? false {
        bill.standing = .debited
        bill.standingReason = note
        try writer.update(bill, because: "debited on \(plan.date)")
      }
      return try BillDetails(bill.id, writer.reader, today: access.today)
    }
  }
}
