import BillCore
import BillStore

extension Intake {
  /// What a bill is beside one that was here before it.
  enum Earlier {
    case duplicate(Bill)
    case hold(HoldReason)
  }

  // What was cancelled does not come back by itself, but it is no conflict either.
  func sameBill(_ bill: Bill, _ offers: [Offer], _ found: FoundBill) throws -> Earlier? {
    guard let number = bill.number else { return try samePaymentCode(bill, found) }
    let known = try writer.reader.bills(of: bill.billerID, number: number, type: bill.type)
    for earlier in known where try differences(earlier, bill, offers).isEmpty {
      return .duplicate(earlier)
    }
    guard let first = known.first(where: { $0.standing != .cancelled }) else { return nil }
    return .hold(
      .conflict(with: first.id, differences: try differences(first, bill, offers)))
  }

  private var lookBack: Instant {
    writer.now.adding(seconds: -Int64(Bill.repeatDays) * 86_400)
  }

  private func samePaymentCode(_ bill: Bill, _ found: FoundBill) throws -> Earlier? {
    let recent = try writer.reader.bills(
      of: bill.billerID, reference: bill.reference?.value, since: lookBack)
    for earlier in recent
    where try earlier.amount == bill.amount && earlier.currency == bill.currency
      && writer.reader.original(of: earlier.id)?.sha256 == found.original.sha256
    {
      return .duplicate(earlier)
    }
    let live = recent.filter { $0.standing != .cancelled }
    if let equal = live.first(where: { $0.amount == bill.amount && $0.currency == bill.currency }) {
      return .hold(.copy(of: try twin(equal)))
    }
    // A reference names one bill; without one, another amount is another bill.
    guard bill.reference != nil, let other = live.first(where: { $0.number == nil }) else {
      return nil
    }
    return .hold(.conflict(with: other.id, differences: try differences(other, bill, [])))
  }

  private func differences(_ known: Bill, _ new: Bill, _ offers: [Offer]) throws
    -> [HoldReason.Difference]
  {
    let knownAccounts = try writer.reader.payees(ofBill: known.id)
    var differences: [HoldReason.Difference] = []
    func compare(_ field: String, _ old: String?, _ new: String?) {
      guard old != new else { return }
      func named(_ text: String?) -> String { text.flatMap { $0.isEmpty ? nil : $0 } ?? "none" }
      differences.append(
        HoldReason.Difference(field: field, known: named(old), new: named(new)))
    }
    compare("amount", known.amount?.description, new.amount?.description)
    compare("currency", known.currency.code, new.currency.code)
    compare("issued", known.issued?.description, new.issued?.description)
    // A payment code is told apart by its amount; its account is judged by the payee guard.
    guard new.number != nil else { return differences }
    // Who moves the money and when: paid twice, or late, where it goes unseen. A copy that does not
    // say has nothing to differ in, and a date the holder gave stands.
    if new.kind != .unknown { compare("kind", known.kind.rawValue, new.kind.rawValue) }
    if !new.dueDates.isEmpty, known.dueSource != .user {
      let dates = [known, new].map { $0.dueDates.map(\.description).joined(separator: " ") }
      compare("due", dates[0], dates[1])
    }
    if Set(knownAccounts.map(\.accountHash)) != Set(offers.map(\.hash)) {
      compare(
        "account", knownAccounts.map { "…\($0.last4)" }.joined(separator: " "),
        offers.map(\.account.masked).joined(separator: " "))
      // Two accounts may end alike.
      if differences.last?.field != "account" { compare("account", "known", "another") }
    }
    return differences
  }
}
