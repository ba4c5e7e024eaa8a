package import BillCore
import GRDB

extension BookReader {
  /// What SQLite finds wrong with the file's pages, indexes and constraints; empty when nothing.
  package func integrityProblems() throws -> [String] {
    try String.fetchAll(db, sql: "PRAGMA integrity_check").filter { $0 != "ok" }
  }

  /// Whether every index of the event log has every event: what an index lacks is not found.
  package func findsEveryEvent() throws -> Bool {
    try String.fetchAll(db, sql: "PRAGMA integrity_check('event')") == ["ok"]
  }

  /// Whether the index by which the due schedules are found has as many as there are.
  package func findsEverySchedule() throws -> Bool {
    let live = "WHERE state IN ('active','paused')"
    let counts = try ["INDEXED BY scheduleNext", "NOT INDEXED"].map { way in
      try Int.fetchOne(db, sql: "SELECT count(*) FROM schedule \(way) \(live)")
    }
    return counts[0] == counts[1]
  }

  /// The tables of rows that point at rows which are not there.
  package func foreignKeyProblems() throws -> [String] {
    try Row.fetchAll(db, sql: "PRAGMA foreign_key_check").map { row in
      let table: String = row[0]
      return table
    }
  }

  /// The settings on which durability and safety rest, as SQLite reads them back.
  package func settings() throws -> [(name: String, value: String)] {
    let names = [
      "journal_mode", "synchronous", "foreign_keys", "secure_delete", "cell_size_check",
      "trusted_schema", "user_version",
    ]
    return try names.map { name in
      (name, try DatabaseValue.fetchOne(db, sql: "PRAGMA \(name)")?.description ?? "")
    }
  }

  /// The ids of ledger entries that do not sum to zero in every currency, or have no two postings.
  package func unbalancedEntries() throws -> [Int64] {
    try Int64.fetchAll(
      db,
      sql: """
        SELECT id FROM (
          SELECT entry.id, coalesce(sum(posting.amount), 1) AS total
          FROM entry LEFT JOIN posting ON posting.entryID = entry.id
          GROUP BY entry.id, posting.currency)
        WHERE total <> 0 GROUP BY id ORDER BY id
        """)
  }

  /// The payments whose postings are not what their state says.
  ///
  /// In the bank's hands: payable and clearing hold the amount; settled: payable and funding;
  /// every other state: nothing.
  package func misbookedPayments() throws -> [RecordID] {
    let rows = try Row.fetchAll(
      db,
      sql: """
        SELECT payment.id, payment.state, payment.amount,
          coalesce(sum(posting.amount) FILTER (WHERE account LIKE 'payable:%'), 0) AS payable,
          coalesce(sum(posting.amount) FILTER (WHERE account LIKE 'clearing:%'), 0) AS clearing,
          coalesce(sum(posting.amount) FILTER (WHERE account LIKE 'funding:%'), 0) AS funding
        FROM payment
        LEFT JOIN entry ON entry.paymentID = payment.id
          AND entry.kind IN ('delivery','settlement','rejection','returned')
        LEFT JOIN posting ON posting.entryID = entry.id
        GROUP BY payment.id ORDER BY payment.id
        """)
    return try rows.compactMap { row in
      let columns = ColumnReader(table: "payment", row: row)
      let state: PaymentState = try columns.value("state")
      let amount: Int64 = try columns.value("amount")
      let moved = state.isDelivered ? amount : 0
      let settled = state == .settled ? amount : 0
      let found: [Int64] = try ["payable", "clearing", "funding"].map { try columns.value($0) }
      let isRight = found == [moved, settled - moved, -settled]
      return isRight ? nil : try columns.value("id")
    }
  }

  /// The hashes of the originals that the database knows.
  package func originalHashes() throws -> Set<String> {
    try String.fetchSet(db, sql: "SELECT sha256 FROM original")
  }
}
