package import BillCore
import GRDB

extension BookReader {
  /// The entries whose date lies in a range of days, in the order of recording.
  package func entries(from: CalendarDate, to: CalendarDate) throws -> [RecordedEntry] {
    try entries(
      where: "entry.date BETWEEN ? AND ?", arguments: [from, to], limit: -1)
  }

  /// A page of all entries, in the order of recording, behind the one with the given id.
  package func entries(after id: Int64, limit: Int) throws -> [RecordedEntry] {
    try entries(where: "entry.id > ?", arguments: [id], limit: limit)
  }

  /// What was owed to each biller, in each currency, before a day.
  package func owed(before day: CalendarDate) throws -> [Owed] {
    try owed(
      sql: """
        SELECT posting.billerID, posting.currency, -sum(posting.amount) AS amount
        FROM posting JOIN entry ON entry.id = posting.entryID
        WHERE posting.billerID IS NOT NULL AND entry.date < ?
        GROUP BY posting.billerID, posting.currency
        """, arguments: [day])
  }

  /// What is owed to each biller by what the bills, payments and reliefs say, without the ledger.
  package func owedByRecords() throws -> [Owed] {
    let delivered = PaymentState.allCases.filter(\.isDelivered).map { "'\($0.rawValue)'" }
      .joined(separator: ",")
    return try owed(
      sql: """
        SELECT billerID, currency, sum(amount) AS amount FROM (
          SELECT billerID, currency, CASE type WHEN 'invoice' THEN amount ELSE -amount END AS amount
          FROM bill WHERE amount IS NOT NULL AND standing NOT IN ('cancelled','held','settled')
          UNION ALL
          SELECT billerID, currency, -amount FROM payment WHERE state IN (\(delivered))
          UNION ALL
          SELECT bill.billerID, bill.currency,
            CASE bill.type WHEN 'invoice' THEN -creditUse.amount ELSE creditUse.amount END
          FROM creditUse JOIN bill ON bill.id = creditUse.billID
          LEFT JOIN payment ON payment.id = creditUse.paymentID
          WHERE creditUse.kind IN ('written-off','paid-elsewhere')
            OR (creditUse.kind = 'discount' AND payment.state IN (\(delivered)))
        ) GROUP BY billerID, currency
        """, arguments: [])
  }

  /// The months in which the ledger has entries with how many, the latest first.
  package func activeMonths() throws -> [(month: CalendarMonth, entries: Int)] {
    try Row.fetchAll(
      db,
      sql: """
        SELECT substr(date, 1, 7) AS month, count(*) AS entries FROM entry
        GROUP BY month ORDER BY month DESC
        """
    ).map { row in
      let columns = ColumnReader(table: "entry", row: row)
      return (try columns.value("month"), try columns.value("entries"))
    }
  }

  /// The state each payment was in just before a moment; payments made later are not in it.
  package func paymentStates(before moment: Instant) throws -> [RecordID: PaymentState] {
    let rows = try Row.fetchAll(
      db,
      sql: """
        SELECT paymentID, state, max(id) FROM paymentEvent WHERE at < ? GROUP BY paymentID
        """, arguments: [moment])
    return try rows.reduce(into: [:]) { states, row in
      let columns = ColumnReader(table: "paymentEvent", row: row)
      states[try columns.value("paymentID")] = try columns.value("state")
    }
  }

  private func owed(sql: String, arguments: StatementArguments) throws -> [Owed] {
    try Row.fetchAll(db, sql: sql, arguments: arguments).map { row in
      let columns = ColumnReader(table: "posting", row: row)
      return Owed(
        biller: try columns.value("billerID"),
        amount: try columns.money("amount", columns.value("currency")))
    }
  }

  private func entries(where condition: String, arguments: StatementArguments, limit: Int) throws
    -> [RecordedEntry]
  {
    let rows = try Row.fetchAll(
      db,
      sql: """
        SELECT page.*, posting.account, posting.amount, posting.currency
        FROM (SELECT * FROM entry WHERE \(condition) ORDER BY id LIMIT \(limit)) AS page
        JOIN posting ON posting.entryID = page.id ORDER BY page.id, posting.rowid
        """, arguments: arguments)
    return try rows.chunked(by: "id").map(BookReader.entry)
  }

  private static func entry(_ rows: ArraySlice<Row>) throws -> RecordedEntry {
    let head = ColumnReader(table: "entry", row: rows[rows.startIndex])
    let kindText: String = try head.value("kind")
    guard let kind = LedgerEntry.Kind(rawValue: kindText) else {
      throw StoreError.corruptRow(table: "entry", column: "kind")
    }
    let postings = try rows.map { row in
      let columns = ColumnReader(table: "posting", row: row)
      guard let account = LedgerAccount(code: try columns.value("account")) else {
        throw StoreError.corruptRow(table: "posting", column: "account")
      }
      return Posting(account, try columns.money("amount", columns.value("currency")))
    }
    do {
      return RecordedEntry(
        id: try head.value("id"),
        entry: try LedgerEntry(
          kind: kind, date: try head.value("date"), billID: try head.optional("billID"),
          paymentID: try head.optional("paymentID"), postings: postings),
        recordedAt: try head.value("recordedAt"))
    } catch is LedgerError {
      throw StoreError.corruptRow(table: "posting", column: "amount")
    }
  }
}

extension [Row] {
  /// The runs of rows that hold the same number in a column.
  fileprivate func chunked(by column: String) -> [ArraySlice<Row>] {
    var chunks: [ArraySlice<Row>] = []
    var start = startIndex
    for index in indices.dropFirst() {
      let (last, next): (Int64, Int64) = (self[start][column], self[index][column])
      guard last != next else { continue }
      chunks.append(self[start..<index])
      start = index
    }
    return isEmpty ? [] : chunks + [self[start...]]
  }
}

extension BookReader {
  /// The moment of the latest bill, ledger entry or step of a payment; nil before the first.
  package func lastChange() throws -> Instant? {
    try Instant.fetchOne(
      db,
      sql: """
        SELECT max(at) FROM (
          SELECT max(recordedAt) AS at FROM entry
          UNION ALL SELECT max(at) FROM paymentEvent
          UNION ALL SELECT max(createdAt) FROM bill
        )
        """)
  }
}
