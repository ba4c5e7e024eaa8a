import BillCore
import BillStore

extension BookReader {
  /// What the biller of an invoice usually charges, where its amount is far from that.
  func usualAmount(differingFrom bill: Bill) throws -> Money? {
    guard let amount = bill.amount, bill.type == .invoice else { return nil }
    var history = try latestAmounts(of: bill.billerID, limit: BookReader.historyLength + 1)
    if bill.standing != .held, let own = history.firstIndex(of: amount) {
      history.remove(at: own)
    }
    return PriceGuard.usualAmount(differingFrom: amount, history: history)
  }

  // Earlier bills that say what is usual.
  private static let historyLength = 24
}
