package import BillCore
import BillStore

/// Takes a bill out: it was wrong, withdrawn or replaced.
package struct CancelBill: Sendable {
  package var reason: String

  package init(reason: String) { self.reason = reason }

  /// Refuses while payments or credits stand against it.
  ///
  /// - throws: `BillError`.
  package func plan(_ bill: Bill, _ access: ReadAccess) throws {
    try access.books.read { try refuse(bill, $0, today: access.today) }
  }

  /// Cancels it and takes its charge back.
  package func perform(_ bill: Bill, _ access: ReadAccess) throws -> BillDetails {
    try access.books.write(at: access.world.now) { writer in
      let current = try writer.reader.bill(bill.id)
      try refuse(current, writer.reader, today: access.today)
      try writer.cancel(current, reason: reason, today: access.today)
      return try BillDetails(bill.id, writer.reader, today: access.today)
    }
  }

  private func refuse(_ bill: Bill, _ reader: BookReader, today: CalendarDate) throws {
    let details = try BillDetails(bill.id, reader, today: today)
    guard details.state != .cancelled else { throw BillError.wrongState(.cancelled) }
    let balance = details.balance
    let standing = try balance.reserved + balance.paid + balance.credited
    guard standing.isZero else { throw BillError.hasPayments(standing, on: bill.id) }
  }
}
