import BillCore
import BillStore

/// Everything a plan asks about bills, read once.
struct KnownBills {
  let bills: [BillDetails]
  private let payeesByBill: [RecordID: [Payee]]
  private let payeesByBiller: [RecordID: [Payee]]
  private let usualAmounts: [Source: Money]
  private let sharedNumbers: Set<String>
  private let namedPayees: Set<RecordID>
  private let numbered: [String: [BillDetails]]
  // Of the billers of which one bill names another.
  private let families: [RecordID: (family: InvoiceFamily, members: [RecordID: BillDetails])]
  private let codes: [Money: [BillDetails]]
  private let ofAmount: [Money: [BillDetails]]
  private let ofScheduledBiller: [RecordID: [BillDetails]]

  private struct Source: Hashable {
    let biller: RecordID
    let currency: Currency
  }

  init(_ access: ReadAccess) throws {
    bills = try ListBills().perform(access)
    let (payeesByBill, payeesByBiller) = try access.books.read {
      (try $0.payeesByBill(), Dictionary(grouping: try $0.payees(), by: \.billerID))
    }
    let counting = bills.filter { $0.bill.standing != .cancelled && $0.bill.standing != .held }
    (self.payeesByBill, self.payeesByBiller) = (payeesByBill, payeesByBiller)
    namedPayees = Set(counting.flatMap { payeesByBill[$0.bill.id] ?? [] }.map(\.id))
    let amounts = Dictionary(grouping: counting) {
      Source(biller: $0.biller.id, currency: $0.bill.currency)
    }
    usualAmounts = amounts.compactMapValues {
      PriceGuard.usualAmount(of: $0.compactMap(\.bill.amount))
    }
    // Most billers have no schedule whose bill another one could be.
    let scheduled = Set(counting.filter { $0.bill.format == .schedule }.map(\.biller.id))
    ofScheduledBiller = Dictionary(
      grouping: counting.filter { scheduled.contains($0.biller.id) }, by: \.biller.id)
    var seen: Set<String> = []
    sharedNumbers = Set(
      bills.compactMap { $0.bill.number?.lowercased() }.filter { !seen.insert($0).inserted })
    let withNumber = counting.filter { $0.bill.number != nil }
    numbered = Dictionary(grouping: withNumber) {
      $0.bill.number.flatMap { BillNumber($0) }?.key ?? ""
    }
    let naming = Set(bills.filter { !$0.bill.corrects.isEmpty }.map(\.biller.id))
    let related = bills.filter { naming.contains($0.biller.id) }
    families = Dictionary(grouping: related, by: \.biller.id).mapValues { bills in
      (
        InvoiceFamily(bills.map(\.bill)),
        Dictionary(uniqueKeysWithValues: bills.map { ($0.bill.id, $0) })
      )
    }
    let withAmount = counting.compactMap { bill in bill.bill.amount.map { (bill, $0) } }
    ofAmount = Dictionary(grouping: withAmount, by: \.1).mapValues { $0.map(\.0) }
    codes = ofAmount.mapValues { $0.filter { $0.bill.number == nil } }
  }

  /// The bills that one may be a second copy of, whether they are open, under way or paid.
  ///
  /// A copy that was let go is named too: whoever pays should see both.
  func copies(of details: BillDetails) -> [BillDetails] {
    let bill = details.bill
    let ofNumber = bill.number.flatMap { BillNumber($0) }.flatMap { numbered[$0.key] } ?? []
    let table = bill.number == nil ? ofAmount : codes
    let planned = (ofScheduledBiller[details.biller.id] ?? []).filter {
      $0.bill.looksPlanned(for: bill) || bill.looksPlanned(for: $0.bill)
    }
    let candidates = ofNumber + (bill.amount.flatMap { table[$0] } ?? [])
    let hashes = Set(payees(of: details).map(\.accountHash))
    let alike = candidates.filter { other in
      guard other.bill.id != bill.id, other.bill.amount == bill.amount else { return false }
      let ties = BillTies(
        sharesAccount: !hashes.isDisjoint(with: payees(of: other).map(\.accountHash)),
        sharesName: other.biller.id == details.biller.id
          || BillerMatch.areNamesakes(other.biller.name, details.biller.name),
        days: bill.days(from: other.bill))
      return bill.likeness(to: other.bill, ties) != nil
    }
    return alike + planned.filter { !alike.contains($0) }
  }

  /// The invoices that one corrects or follows, and those that correct or follow it, as far as money
  /// is to be paid for them or was.
  func related(to details: BillDetails) -> [BillDetails] {
    guard let (family, members) = families[details.biller.id] else { return [] }
    return family.related(to: details.bill).compactMap { members[$0.id] }.filter { other in
      other.bill.standing != .cancelled && other.bill.standing != .held
        && !other.balance.isCredited
    }
  }

  /// The invoice that one corrects or follows and that is not here.
  func missing(from details: BillDetails) -> String? {
    (families[details.biller.id]?.family ?? InvoiceFamily([])).missing(from: details.bill)
  }

  /// The accounts a bill offers; where it offers none those of its biller that the holder accepted,
  /// or that another bill names which counts.
  func payees(of details: BillDetails) -> [Payee] {
    let offered = offeredPayees(of: details)
    guard offered.isEmpty else { return offered }
    return (payeesByBiller[details.biller.id] ?? []).filter { payee in
      payee.state == .accepted || payee.state.isTrusted && namedPayees.contains(payee.id)
    }
  }

  /// The accounts a bill itself offers.
  func offeredPayees(of details: BillDetails) -> [Payee] {
    // A row that links a bill to another biller's account was not written by us.
    (payeesByBill[details.bill.id] ?? []).filter { $0.billerID == details.biller.id }
  }

  /// What a command names a bill by: its number, or its id where others bear the number too.
  func name(of bill: Bill) -> String {
    guard let number = bill.number, !sharedNumbers.contains(number.lowercased()) else {
      return bill.id.short
    }
    return number
  }

  /// The biller's usual amount, when the bill's is far from it.
  func usualAmount(differingFrom details: BillDetails) -> Money? {
    let source = Source(biller: details.biller.id, currency: details.bill.currency)
    guard let amount = details.bill.amount, let usual = usualAmounts[source] else { return nil }
    return PriceGuard.isFar(amount, from: usual) ? usual : nil
  }
}
