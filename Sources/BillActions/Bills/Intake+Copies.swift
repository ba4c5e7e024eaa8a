import BillCore
import BillStore

extension Intake {
  /// A bill that is here and how much a new one looks like it.
  typealias Resemblance = (other: Bill, likeness: BillLikeness)

  /// The bill that a new one may be a second copy of; a likely one comes before a doubtful one.
  ///
  /// It may have come under another VAT id, in another spelling of its number, or as a code.
  func resemblance(_ bill: Bill, _ biller: Biller, _ offers: [Offer]) throws -> Resemblance? {
    let hashes = Set(offers.map(\.hash))
    var doubtful: Bill?
    for other in try candidates(bill) where other.id != bill.id {
      let ties = try ties(bill, biller, hashes, other)
      switch bill.likeness(to: other, ties) {
      case .copy: return (other, .copy)
      // What is held is not paid, so it needs no question.
      case .doubtful where other.standing != .held: doubtful = doubtful ?? other
      case .doubtful: break
      case nil: break
      }
    }
    return doubtful.map { ($0, .doubtful) }
  }

  // A numbered bill is looked for by its number, and among the codes of its amount; a code among
  // all bills of its amount, and by what it quotes.
  private func candidates(_ bill: Bill) throws -> [Bill] {
    let reader = writer.reader
    let since = writer.now.adding(seconds: -Int64(Bill.doubtDays) * 86_400)
    let named = (bill.number ?? bill.reference?.value).flatMap { BillNumber($0) }
    let spelled = try named.map { try reader.bills(spelled: $0, type: bill.type) } ?? []
    let ofAmount = try bill.amount.map {
      try reader.bills(over: $0, since: since, codesOnly: bill.number != nil)
    }
    let found = spelled + (ofAmount ?? [])
    // What is held may be a copy itself; the bill that counts is named first.
    return found.filter { $0.standing != .held } + found.filter { $0.standing == .held }
  }

  private func ties(_ bill: Bill, _ biller: Biller, _ hashes: Set<[UInt8]>, _ other: Bill) throws
    -> BillTies
  {
    let accounts = try writer.reader.payees(ofBill: other.id).map(\.accountHash)
    let isNamesake =
      try other.billerID == biller.id
      || BillerMatch.areNamesakes(writer.reader.biller(other.billerID).name, biller.name)
    return BillTies(
      sharesAccount: !hashes.isDisjoint(with: accounts), sharesName: isNamesake,
      days: bill.days(from: other))
  }

  /// The other bill as a reason or remark names it.
  func twin(_ other: Bill) throws -> HoldReason.Twin {
    let details = try BillDetails(other.id, writer.reader, today: today)
    return HoldReason.Twin(
      id: other.id, biller: details.biller.name, number: other.number, amount: other.amount,
      state: details.state, takenIn: other.createdAt.utcDate)
  }
}

extension HoldReason.Twin {
  /// Which bill it is, without what will change: `3f2a1b9c (Speichenglück RE-1041, 195.16 EUR)`.
  package var name: String { "\(id.short) (\(facts))" }

  /// Which bill it is, and how it stands now.
  package var words: String { "\(id.short) (\(facts), \(state.rawValue))" }

  private var facts: String {
    let name = [biller, number].compactMap { $0 }.joined(separator: " ")
    return "\(name), \(amount?.description ?? "any amount")"
  }
}
