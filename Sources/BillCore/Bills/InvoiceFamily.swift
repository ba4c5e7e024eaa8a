/// The bills of one biller, of which some name others as those that they correct or follow
/// (EN 16931, BT-25).
///
/// A document does not tell whether it takes the place of the one it names: a corrected invoice and
/// a final one name others alike, and type 384 is not kept to.
package struct InvoiceFamily: Sendable {
  private let bills: [Bill]

  /// All bills of the biller, cancelled ones too: a chain may lead through them.
  package init(_ bills: [Bill]) { self.bills = bills }

  /// The invoices that one corrects or follows and those that correct or follow it, through however
  /// many others.
  package func related(to bill: Bill) -> [Bill] {
    var found: [Bill] = []
    var waiting = [bill]
    var seen: Set<RecordID> = [bill.id]
    while let next = waiting.popLast() {
      let near = bills.filter { other in
        (next.follows(other) || other.follows(next)) && seen.insert(other.id).inserted
      }
      found += near
      waiting += near
    }
    return found
  }

  /// The invoices that count and that name one.
  package func followers(of bill: Bill) -> [Bill] {
    bills.filter { $0.follows(bill) && $0.standing != .cancelled && $0.standing != .held }
  }

  /// The invoice that one corrects or follows and that is not here; nil where all are.
  package func missing(from bill: Bill) -> String? {
    guard bill.type == .invoice else { return nil }
    if bill.remarks.contains(Bill.namelessCorrection) { return "another invoice" }
    return bill.corrects.first { name in
      !bills.contains { $0.id != bill.id && $0.type == .invoice && $0.isNamed(name) }
    }
  }
}

extension Bill {
  /// What an import remarks on an invoice that calls itself a corrected one and names no other.
  package static let namelessCorrection =
    "it calls itself a corrected invoice, and does not say of which"

  /// Whether it says of itself that it corrects or follows another one, named or not.
  package var isFollower: Bool {
    !corrects.isEmpty || remarks.contains(Bill.namelessCorrection)
  }

  /// Whether it names another invoice of its biller as one that it corrects or follows.
  package func follows(_ other: Bill) -> Bool {
    guard type == .invoice, other.type == .invoice, billerID == other.billerID, id != other.id
    else { return false }
    return corrects.contains(where: other.isNamed)
  }

  /// Whether a text is its number, in whatever spelling.
  fileprivate func isNamed(_ text: String) -> Bool {
    guard let number else { return false }
    guard let mine = BillNumber(number), let other = BillNumber(text) else { return number == text }
    return other.isSpelling(of: mine)
  }
}
