package import BillCore
import GRDB

extension BookReader {
  /// Every bill, the earliest due date first and those without one last.
  package func bills() throws -> [Bill] {
    try Bill.readAll(db, sql: "SELECT * FROM bill ORDER BY due IS NULL, due, createdAt, id")
  }

  /// The numbers of the bills that have one; of a replaced bill that of the one in its place.
  package func billNumbers() throws -> [RecordID: String] {
    let rows = try Row.fetchCursor(
      db,
      sql: """
        SELECT bill.id, coalesce(own.number, bill.number) AS number
        FROM bill LEFT JOIN bill AS own ON own.id = bill.replacedBy
        WHERE coalesce(own.number, bill.number) IS NOT NULL
        """)
    var numbers: [RecordID: String] = [:]
    while let row = try rows.next() {
      let columns = ColumnReader(table: "bill", row: row)
      numbers[try columns.value("id")] = try columns.value("number")
    }
    return numbers
  }

  /// A bill that must exist.
  package func bill(_ id: RecordID) throws -> Bill {
    try Bill.fetchOne(
      db.cachedStatement(sql: "SELECT * FROM bill WHERE id = ?"), arguments: [id])
      ?? { throw StoreError.missing(table: "bill", id: id) }()
  }

  /// Bills that must exist, each under its id.
  package func bills(_ ids: [RecordID]) throws -> [RecordID: Bill] {
    try records(ids, \.id)
  }

  /// The bills whose ids a statement finds.
  ///
  /// Most find none, and for a row of many columns GRDB first makes a table of their names.
  func bills(found find: GRDB.Statement, _ arguments: StatementArguments) throws -> [Bill] {
    try RecordID.fetchAll(find, arguments: arguments).map(bill)
  }

  /// The bills of a biller with that number and type, also held and cancelled ones, the oldest
  /// first.
  package func bills(of biller: RecordID, number: String, type: BillType) throws -> [Bill] {
    let find = try db.cachedStatement(
      sql: """
        SELECT id FROM bill WHERE billerID = ? AND number = ? AND type = ? ORDER BY createdAt, id
        """)
    return try bills(found: find, [biller, number, type])
  }

  /// The bills of a biller with that number, of whatever type, the oldest first.
  package func bills(of biller: RecordID, number: String) throws -> [Bill] {
    let find = try db.cachedStatement(
      sql: "SELECT * FROM bill WHERE billerID = ? AND number = ? ORDER BY createdAt, id")
    return try Bill.readAll(find, arguments: [biller, number])
  }

  /// The bills of a biller of which one names another; none where no bill does.
  package func invoiceFamily(of biller: RecordID) throws -> InvoiceFamily {
    let find = try db.cachedStatement(
      sql: "SELECT EXISTS (SELECT 1 FROM bill WHERE billerID = ? AND corrects <> '')")
    let isOne = try Bool.fetchOne(find, arguments: [biller]) ?? false
    return InvoiceFamily(isOne ? try bills(of: biller) : [])
  }

  /// The first invoice that counts, came behind a moment, and corrects or follows one or is corrected
  /// or followed by it.
  package func relative(of bill: Bill, cameAfter moment: Instant) throws -> Bill? {
    try invoiceFamily(of: bill.billerID).related(to: bill).first {
      $0.createdAt > moment && $0.standing != .cancelled && $0.standing != .held
    }
  }

  /// The bills of a biller that quote a reference, since a moment, also held and cancelled ones;
  /// without a reference those that have no number either.
  package func bills(of biller: RecordID, reference: String?, since: Instant) throws -> [Bill] {
    let find = try db.cachedStatement(
      sql: """
        SELECT * FROM bill INDEXED BY billReference WHERE billerID = ? AND reference IS ?
          AND (reference IS NOT NULL OR number IS NULL) AND createdAt >= ? ORDER BY createdAt, id
        """)
    return try Bill.readAll(find, arguments: [biller, reference, since])
  }

  /// The latest amounts a biller charged on invoices that count.
  package func latestAmounts(of biller: RecordID, limit: Int) throws -> [Money] {
    let find = try db.cachedStatement(
      sql: """
        SELECT amount, currency FROM bill WHERE billerID = ? AND type = 'invoice'
          AND standing NOT IN ('held', 'cancelled') AND amount IS NOT NULL
        ORDER BY createdAt DESC LIMIT ?
        """)
    return try Array(
      Row.fetchCursor(find, arguments: [biller, limit]).map { row in
        let columns = ColumnReader(table: "bill", row: row)
        return try columns.money("amount", columns.value("currency"))
      })
  }

  /// The bills of one biller, the newest first.
  package func bills(of biller: RecordID) throws -> [Bill] {
    try Bill.readAll(
      db, sql: "SELECT * FROM bill WHERE billerID = ? ORDER BY createdAt DESC, id",
      arguments: [biller])
  }

  /// What happened to the amounts of bills: of all of them, or of one.
  package func balances(of only: RecordID? = nil) throws -> [RecordID: BillBalance] {
    var balances: [RecordID: BillBalance] = [:]
    let filter = only == nil ? "" : "WHERE id = ?"
    let bills = try Row.fetchCursor(
      db.cachedStatement(sql: "SELECT id, currency, amount FROM bill \(filter)"),
      arguments: only.map { [$0] } ?? [])
    while let row = try bills.next() {
      let columns = ColumnReader(table: "bill", row: row)
      let currency: Currency = try columns.value("currency")
      balances[try columns.value("id")] = BillBalance(
        amount: try columns.optionalMoney("amount", currency), reserved: .zero(currency),
        paid: .zero(currency), credited: .zero(currency))
    }
    try addPayments(to: &balances, only: only)
    try addCredits(to: &balances, only: only)
    return balances
  }

  private func addPayments(to balances: inout [RecordID: BillBalance], only: RecordID?) throws {
    let filter = only == nil ? "" : "WHERE billID IN (\(BookReader.sameCharge))"
    let rows = try Row.fetchCursor(
      db.cachedStatement(
        sql: """
          SELECT coalesce(bill.replacedBy, billID) AS id, state, sum(payment.amount) AS amount
          FROM payment JOIN bill ON bill.id = billID \(filter) GROUP BY 1, 2
          """), arguments: only.map { ["bill": $0] } ?? [])
    while let row = try rows.next() {
      let columns = ColumnReader(table: "payment", row: row)
      let id: RecordID = try columns.value("id")
      let state: PaymentState = try columns.value("state")
      guard state.reserves, var balance = balances[id] else { continue }
      let amount = try columns.money("amount", balance.paid.currency)
      if state.isDelivered {
        balance.paid = try balance.paid + amount
        if state != .settled { balance.withBank = try balance.withBank + amount }
      } else {
        balance.reserved = try balance.reserved + amount
      }
      balances[id] = balance
    }
  }

  /// A bill, and those that a schedule made and it took the place of.
  static let sameCharge = "SELECT id FROM bill WHERE id = :bill OR replacedBy = :bill"

  // What was agreed with a payment counts as long as the payment does.
  /// Whether a row of `creditUse` counts: none does whose payment came to nothing.
  static let isRelief = """
    (paymentID IS NULL OR paymentID NOT IN
      (SELECT id FROM payment WHERE state IN (\(BookReader.deadStates))))
    """

  private static let deadStates = PaymentState.allCases.filter { !$0.reserves }
    .map { "'\($0.rawValue)'" }.joined(separator: ",")

  // A credit used on an invoice relieves the invoice and uses the credit note up.
  private func addCredits(to balances: inout [RecordID: BillBalance], only: RecordID?) throws {
    let (relieved, credited) =
      only == nil
      ? ("true", "creditID IS NOT NULL")
      : ("billID IN (\(BookReader.sameCharge))", "creditID = :bill")
    let rows = try Row.fetchCursor(
      db.cachedStatement(
        sql: """
          WITH used AS (
            SELECT creditUse.*, payment.state FROM creditUse
            LEFT JOIN payment ON payment.id = creditUse.paymentID
            WHERE payment.state IS NULL OR payment.state NOT IN (\(BookReader.deadStates))
          )
          SELECT coalesce(bill.replacedBy, billID) AS id, used.kind, NULL AS state,
            sum(used.amount) AS amount
          FROM used JOIN bill ON bill.id = billID WHERE \(relieved) GROUP BY 1, 2
          UNION ALL
          SELECT creditID, kind, state, sum(amount) FROM used
          WHERE \(credited) GROUP BY creditID, kind, state
          """), arguments: only.map { ["bill": $0] } ?? [])
    while let row = try rows.next() {
      let columns = ColumnReader(table: "creditUse", row: row)
      let id: RecordID = try columns.value("id")
      let kind: String = try columns.value("kind")
      guard var balance = balances[id] else { continue }
      let amount = try columns.money("amount", balance.paid.currency)
      let state: PaymentState? = try columns.optional("state")
      if kind == CreditUse.Kind.paidElsewhere.rawValue {
        balance.paid = try balance.paid + amount
      } else if let state, !state.isDelivered {
        // A credit note that a payment is to take along is used up when the payment has left.
        balance.reserved = try balance.reserved + amount
      } else {
        balance.credited = try balance.credited + amount
      }
      balances[id] = balance
    }
  }

  /// Everything that relieved a bill, in the order it was noted.
  package func creditUses() throws -> [CreditUse] {
    try creditUses(where: "true", [])
  }

  /// What was agreed with a payment, or with the payments of a batch.
  package func creditUses(agreedWith subject: RecordID) throws -> [CreditUse] {
    try creditUses(
      where: "paymentID IN (SELECT id FROM payment WHERE id = :id OR batchID = :id)",
      ["id": subject])
  }

  /// The credit notes that relieved a bill, or what a credit note relieved; a netting whose payment
  /// came to nothing did neither.
  package func nettings(of bill: RecordID) throws -> [CreditUse] {
    try creditUses(
      where: """
        creditUse.kind = 'credit' AND (billID = :id OR creditID = :id)
        AND \(BookReader.isRelief)
        """, ["id": bill])
  }

  private func creditUses(where condition: String, _ arguments: StatementArguments) throws
    -> [CreditUse]
  {
    let rows = try Row.fetchAll(
      db,
      sql: """
        SELECT creditUse.*, bill.currency FROM creditUse JOIN bill ON bill.id = billID
        WHERE \(condition) ORDER BY creditUse.id
        """, arguments: arguments)
    return try rows.map { row in
      let columns = ColumnReader(table: "creditUse", row: row)
      return CreditUse(
        billID: try columns.value("billID"), creditID: try columns.optional("creditID"),
        paymentID: try columns.optional("paymentID"), kind: try columns.value("kind"),
        amount: try columns.money("amount", columns.value("currency")))
    }
  }

  /// What was noted as paid outside billctl and not taken back, the earliest first.
  package func paidElsewhere(_ bill: Bill) throws -> [PaidElsewhere] {
    let rows = try Row.fetchAll(
      db,
      sql: "SELECT amount, date FROM creditUse WHERE billID = ? AND kind = ? ORDER BY id",
      arguments: [bill.id, CreditUse.Kind.paidElsewhere.rawValue])
    return PaidElsewhere.standing(
      try rows.map { row in
        let columns = ColumnReader(table: "creditUse", row: row)
        return PaidElsewhere(
          amount: try columns.money("amount", bill.currency), date: try columns.value("date"))
      })
  }

  /// Whether a document of that hash is kept.
  package func holdsOriginal(_ sha256: String) throws -> Bool {
    let find = try db.cachedStatement(sql: "SELECT 1 FROM original WHERE sha256 = ?")
    return try Bool.fetchOne(find, arguments: [sha256]) ?? false
  }

  /// The original document of a bill: its hash, the name it came under and the path inside it.
  package func original(of billID: RecordID) throws -> StoredOriginal? {
    guard
      let row = try Row.fetchOne(
        db,
        sql: """
          SELECT original.*, billOriginal.path FROM billOriginal
          JOIN original USING (sha256) WHERE billID = ?
          """, arguments: [billID])
    else { return nil }
    let columns = ColumnReader(table: "original", row: row)
    return StoredOriginal(
      sha256: try columns.value("sha256"), fileName: try columns.value("fileName"),
      size: try columns.value("size"), path: try columns.value("path"))
  }
}
