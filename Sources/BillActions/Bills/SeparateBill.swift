package import BillCore
import BillStore

/// Says that a bill is not the one of a schedule's period, in whose place it came.
package struct SeparateBill: Sendable {
  package init() {}

  /// The bills of schedules that count again then.
  ///
  /// - throws: `BillError.nothingToChange` where there are none.
  package func plan(_ bill: Bill, _ access: ReadAccess) throws -> [Bill] {
    let planned = try access.books.read { try $0.bills(replacedBy: bill.id) }
    guard !planned.isEmpty else { throw BillError.nothingToChange }
    return planned
  }

  /// Separates them; what was paid counts for the bills of the schedules again.
  package func perform(_ bill: Bill, _ access: MoneyAccess) throws -> BillDetails {
    try access.books.write(at: access.world.now) { writer in
      for planned in try writer.reader.bills(replacedBy: bill.id) {
        try writer.separate(
          planned, category: writer.reader.biller(planned.billerID).category,
          today: access.today)
      }
      return try BillDetails(bill.id, writer.reader, today: access.today)
    }
  }
}
