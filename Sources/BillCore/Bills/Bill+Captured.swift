extension Bill {
  /// The bill that a document makes, before it is compared with what is known.
  ///
  /// A due date comes from the document, else from the user, else from the biller's stated terms;
  /// it is never invented.
  package init(
    captured: CapturedBill, id: RecordID, biller: Biller, statedDue: CalendarDate?, at now: Instant
  ) {
    self.init(
      id: id, billerID: biller.id, type: captured.type, kind: captured.kind,
      format: captured.format, currency: captured.currency, amount: captured.payable,
      createdAt: now)
    number = captured.number
    issued = captured.issued
    dueDates = captured.dueDates
    terms = captured.terms
    discounts = captured.discounts
    gross = captured.gross
    prepaid = captured.prepaid
    reference = captured.reference ?? captured.number.map { .text($0) }
    corrects = captured.corrects
    remarks = captured.warnings
    let isNamesake = BillerMatch.areNamesakes(captured.supplier.name, biller.name)
    nameOnDocument = isNamesake ? nil : captured.supplier.name
    standing = naturalStanding(paidBy: biller.paidBy)
    if let stated = captured.due {
      (due, dueSource) = (stated, .stated)
    } else if let statedDue {
      (due, dueSource) = (statedDue, .user)
    } else if let issued, let days = biller.termsDays {
      (due, dueSource) = (issued.adding(days: days), .terms)
    }
  }

  /// The standing of a bill about which nothing was decided: who moves the money, if any is owed.
  package func naturalStanding(paidBy: PaidBy) -> BillStanding {
    if amount?.isZero == true { return .settled }
    switch kind {
    case .paid, .selfBilled: return .settled
    case .directDebit, .card: return .expected
    case .transfer, .online, .unknown: break
    }
    switch paidBy {
    case .me: return .open
    case .debit, .card, .standingOrder: return type == .invoice ? .expected : .open
    }
  }
}
