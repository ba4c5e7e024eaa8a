import BillCore
import BillStore

/// Everything a plan asks about bills, read once.
struct KnownBills {
  let bills: [BillDetails]
  private let payeesByBill: [RecordID: [Payee]]
  private let payeesByBiller: [RecordID: [Payee]]
  private let usualAmounts: [Source: Money]

  private struct Source: Hashable {
    let biller: RecordID
    let currency: Currency
  }

  init(_ access: ReadAccess) throws {
    bills = try ListBills().perform(access)
    (payeesByBill, payeesByBiller) = try access.books.read {
      (try $0.payeesByBill(), Dictionary(grouping: try $0.payees(), by: \.billerID))
    }
    let counting = bills.filter { $0.bill.standing != .cancelled && $0.bill.standing != .held }
    let amounts = Dictionary(grouping: counting) {
      Source(biller: $0.biller.id, currency: $0.bill.currency)
    }
    usualAmounts = amounts.compactMapValues {
      PriceGuard.usualAmount(of: $0.compactMap(\.bill.amount))
    }
  }

  /// The accounts a bill offers, or those of its biller where it offers none.
  func payees(of details: BillDetails) -> [Payee] {
    // A row that links a bill to another biller's account was not written by us.
    let offered = (payeesByBill[details.bill.id] ?? []).filter {
      $0.billerID == details.biller.id
    }
    return offered.isEmpty ? payeesByBiller[details.biller.id] ?? [] : offered
  }

  /// The biller's usual amount, when the bill's is far from it.
  func usualAmount(differingFrom details: BillDetails) -> Money? {
    let source = Source(biller: details.biller.id, currency: details.bill.currency)
    guard let amount = details.bill.amount, let usual = usualAmounts[source] else { return nil }
    return PriceGuard.isFar(amount, from: usual) ? usual : nil
  }
}
