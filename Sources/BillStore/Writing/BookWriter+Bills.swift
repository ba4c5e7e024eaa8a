package import BillCore
import GRDB

extension BookWriter {
  /// Adds a bill with the accounts it offers, and its charge to the ledger unless it is held.
  ///
  /// `today` dates the entry of a bill that has no issue date.
  package func insert(_ bill: Bill, payees: [RecordID], category: String, today: CalendarDate)
    throws
  {
    try insert(row: bill)
    state(.bill, bill.id)
    let offer = try db.cachedStatement(
      sql: "INSERT OR IGNORE INTO billPayee (billID, payeeID, position) VALUES (?, ?, ?)")
    for (position, payee) in payees.enumerated() {
      try offer.execute(arguments: [bill.id, payee, position])
    }
    if bill.standing != .held { try charge(bill, category: category, today: today) }
    let isMadeHere = bill.format == .manual || bill.format == .schedule
    try record(isMadeHere ? "bill.added" : "bill.imported", bill.id, bill.number ?? "")
  }

  private func store(_ bill: Bill) throws {
    try checkStated(.bill, bill.id)
    try update(row: bill)
    state(.bill, bill.id)
  }

  /// Lets a held bill count: its charge goes to the ledger.
  package func release(
    _ bill: Bill, to standing: BillStanding, category: String, today: CalendarDate
  )
    throws
  {
    var released = bill
    released.standing = standing
    released.standingReason = nil
    try store(released)
    try unsign(bill.id)
    try charge(released, category: category, today: today)
    try record("bill.released", bill.id, bill.standingReason ?? "")
  }

  /// Lets a biller's own bill take the place of one that a schedule made: what was paid for the
  /// planned one counts for the real one from then on.
  package func replace(_ planned: Bill, by real: Bill, today: CalendarDate) throws {
    var replaced = planned
    replaced.replacedBy = real.id
    try cancel(replaced, reason: "replaced by \(real.number ?? "\(real.id)")", today: today)
  }

  /// Lets a bill that a schedule made, and that another one took the place of, count again.
  package func separate(_ planned: Bill, category: String, today: CalendarDate) throws {
    var restored = planned
    (restored.replacedBy, restored.standing, restored.standingReason) = (nil, .open, nil)
    try store(restored)
    try charge(restored, category: category, today: today)
    try record("bill.changed", restored.id, "no longer replaced")
  }

  // Nothing is owed on a bill that was paid before it came, or that we issued ourselves.
  private func charge(_ bill: Bill, category: String, today: CalendarDate) throws {
    guard bill.standing != .settled else { return }
    try post(LedgerEntry.charge(bill, category: category, on: bill.issued ?? today))
  }

  /// Stores a changed bill; its amounts and identity stay as they are.
  package func update(_ bill: Bill, because reason: String) throws {
    try store(bill)
    try unsign(bill.id)
    try record("bill.changed", bill.id, reason)
  }

  /// Cancels a bill and takes its charge back from the category it was put in.
  package func cancel(_ bill: Bill, reason: String, today: CalendarDate) throws {
    var cancelled = bill
    cancelled.standing = .cancelled
    cancelled.standingReason = reason
    try store(cancelled)
    if let category = try chargedCategory(of: bill),
      let charge = try LedgerEntry.charge(bill, category: category, on: today)
    {
      let opposite = try charge.postings.map { Posting($0.account, try $0.amount.negated()) }
      try post(
        LedgerEntry(kind: .reversal, date: today, billID: bill.id, postings: opposite))
    }
    try record("bill.cancelled", bill.id, reason)
  }

  // Nil where the bill never counted; the biller's category may have changed since it did.
  private func chargedCategory(of bill: Bill) throws -> String? {
    let prefix = LedgerAccount.expense(category: "").code
    let account = try String.fetchOne(
      db,
      sql: """
        SELECT posting.account FROM entry JOIN posting ON posting.entryID = entry.id
        WHERE entry.billID = ? AND entry.kind IN ('charge', 'credit')
          AND substr(posting.account, 1, length(?)) = ?
        """, arguments: [bill.id, prefix, prefix])
    return account.map { String($0.dropFirst(prefix.count)) }
  }

  /// Gives a bill whose payer chooses the amount the one that was chosen.
  package func choose(_ amount: Money, for bill: Bill, category: String, today: CalendarDate) throws
    -> Bill
  {
    var chosen = bill
    chosen.amount = amount
    try store(chosen)
    try unsign(bill.id)
    try charge(chosen, category: category, today: today)
    try record("bill.changed", bill.id, "amount chosen: \(amount)")
    return chosen
  }

  /// Relieves a part of a bill by a credit, a discount or a payment made elsewhere.
  ///
  /// A credit note moves nothing in the ledger, where both already stand at the biller; a discount
  /// goes there when its payment is delivered.
  package func relieve(_ bill: Bill, with use: CreditUse, today: CalendarDate) throws {
    try db.cachedStatement(
      sql: """
        INSERT INTO creditUse (billID, creditID, paymentID, kind, amount, date, at)
        VALUES (?, ?, ?, ?, ?, ?, ?)
        """
    ).execute(
      arguments: [
        use.billID, use.creditID, use.paymentID, use.kind.rawValue, use.amount.minor, today,
        now,
      ])
    switch use.kind {
    case .credit, .discount: break
    case .writtenOff:
      try post(.relief(.writeOff, of: bill, amount: use.amount, from: .writtenOff, on: today))
    case .paidElsewhere:
      // What takes an earlier note back is an entry of its own; nothing is ever deleted.
      let kind = use.amount.isNegative ? LedgerEntry.Kind.reversal : .paidElsewhere
      try post(.relief(kind, of: bill, amount: use.amount, from: .elsewhere, on: today))
    }
    try record("bill.\(use.kind.rawValue)", bill.id, use.logged)
  }

  /// Remembers from which document a bill was read.
  package func link(_ billID: RecordID, to original: StoredOriginal) throws {
    try db.cachedStatement(
      sql: "INSERT OR IGNORE INTO original (sha256, fileName, size, createdAt) VALUES (?, ?, ?, ?)"
    ).execute(arguments: [original.sha256, original.fileName, original.size, now])
    try db.cachedStatement(
      sql: "INSERT INTO billOriginal (billID, sha256, path) VALUES (?, ?, ?)"
    ).execute(arguments: [billID, original.sha256, original.path])
  }

  /// Stores a ledger entry; nil is nothing to post.
  func post(_ entry: LedgerEntry?) throws {
    guard let entry else { return }
    try db.cachedStatement(
      sql: "INSERT INTO entry (kind, date, recordedAt, billID, paymentID) VALUES (?, ?, ?, ?, ?)"
    ).execute(
      arguments: [entry.kind.rawValue, entry.date, now, entry.billID, entry.paymentID])
    let id = db.lastInsertedRowID
    let insert = try db.cachedStatement(
      sql: """
        INSERT INTO posting (entryID, account, billerID, amount, currency) VALUES (?, ?, ?, ?, ?)
        """)
    for posting in entry.postings {
      try insert.execute(
        arguments: [
          id, posting.account.code, posting.account.billerID, posting.amount.minor,
          posting.amount.currency,
        ])
    }
  }
}
