import BillCore
import BillStore

/// The open credit notes of every biller, while a plan uses them up.
struct CreditPool {
  private var open: [RecordID: [(credit: Bill, left: Money)]] = [:]

  init(_ bills: [BillDetails]) throws {
    for details in bills where details.bill.type == .creditNote {
      guard details.bill.standing == .open, let left = try details.balance.open, left.isPositive
      else { continue }
      open[details.biller.id, default: []].append((details.bill, left))
    }
  }

  /// Takes credits of the bill's biller and currency, the oldest first, up to an amount.
  mutating func use(on bill: Bill, upTo amount: Money) throws -> [PlannedPayment.CreditPart] {
    var wanted = amount
    var parts: [PlannedPayment.CreditPart] = []
    for index in (open[bill.billerID] ?? []).indices {
      guard let (credit, left) = open[bill.billerID]?[index], wanted.isPositive,
        credit.currency == bill.currency, left.isPositive
      else { continue }
      let part = try Money.min(left, wanted)
      parts.append(PlannedPayment.CreditPart(credit: credit, amount: part))
      wanted = try wanted - part
      open[bill.billerID]?[index].left = try left - part
    }
    return parts
  }
}
