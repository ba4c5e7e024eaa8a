import BillCore
import BillStore

extension Intake {
  /// The biller of a document, made where none is known, and what is odd about it.
  func biller(of captured: CapturedBill) throws -> (Biller, isKnown: Bool, [String]) {
    let supplier = captured.supplier
    let match = BillerMatch(supplier)
    let alike = try writer.reader.billers(resembling: match)
    let known = alike.filter { match.agrees(with: $0.match) }
      .min { match.distance(to: $0.match) < match.distance(to: $1.match) }
    if let known { return (known.biller, true, []) }
    var biller = Biller(id: newID(), name: supplier.name, createdAt: writer.now)
    biller.vatID = match.vatID
    biller.legalID = match.legalID
    biller.address = supplier.address
    try writer.insert(biller)
    let namesake = alike.first { $0.match.nameKey == match.nameKey }
    let warning = namesake.map { _ in
      "another biller is called \(supplier.name) too, or was, with another VAT or legal id; "
        + "is this one real?"
    }
    return (biller, false, warning.map { [$0] } ?? [])
  }

  // A biller that was typed in, or known by a payment code, has no identifiers yet; a bill that
  // nothing speaks against completes it.
  func learn(from supplier: CapturedParty, _ biller: Biller) throws -> Biller {
    var learned = biller
    learned.vatID = biller.vatID ?? BillerMatch.identifierKey(supplier.vatID)
    learned.legalID = biller.legalID ?? BillerMatch.identifierKey(supplier.legalID)
    learned.address = biller.address ?? supplier.address
    if learned != biller { try writer.update(learned) }
    return learned
  }

  /// What is here of the bills that one corrects or credits.
  func corrections(of bill: Bill) throws -> [String] {
    let earlier = try bill.corrects.flatMap { number in
      try writer.reader.bills(of: bill.billerID, number: number).filter { $0.id != bill.id }
    }.map { earlier in
      // A final invoice names those before it in the same place as one that corrects them.
      "it \(bill.type == .creditNote ? "credits" : "corrects or follows") \(try words(earlier))"
    }
    let later = try writer.reader.invoiceFamily(of: bill.billerID).followers(of: bill).map {
      "\(try words($0)) corrects or follows it"
    }
    return earlier + later
  }

  private func words(_ other: Bill) throws -> String {
    let details = try BillDetails(other.id, writer.reader, today: today)
    return "\(other.number ?? other.id.short) of \(other.amount?.description ?? "any amount") "
      + "(\(details.stateText) here)"
  }
}
