package import BillCore
import BillStore

/// Takes the last note back that a bill was paid outside billctl.
///
/// It never happened, so the reversal belongs to the day of the note; a statement that was printed
/// in between shows both under what was recorded late.
package struct UndoMarkedPaid: Sendable {
  package init() {}

  /// The note that is taken back.
  ///
  /// - throws: `BillError.notMarkedPaid`.
  package func plan(_ bill: Bill, _ access: ReadAccess) throws -> PaidElsewhere {
    try access.books.read { try last(bill, $0) }
  }

  /// Posts the reversal; a bill that was debited is expected again.
  package func perform(_ bill: Bill, _ access: MoneyAccess) throws -> BillDetails {
    try access.books.write(at: access.world.now) { writer in
      var bill = try writer.reader.bill(bill.id)
      let note = try last(bill, writer.reader)
      let use = CreditUse(
        billID: bill.id, kind: .paidElsewhere, amount: try note.amount.negated())
      try writer.relieve(bill, with: use, today: note.date)
      if bill.standing == .debited {
        let paidBy = try writer.reader.biller(bill.billerID).paidBy
        (bill.standing, bill.standingReason) = (bill.naturalStanding(paidBy: paidBy), nil)
        try writer.update(bill, because: "not debited after all")
      }
      return try BillDetails(bill.id, writer.reader, today: access.today)
    }
  }

  private func last(_ bill: Bill, _ reader: BookReader) throws -> PaidElsewhere {
    guard let last = try reader.paidElsewhere(bill).last else { throw BillError.notMarkedPaid }
    return last
  }
}
