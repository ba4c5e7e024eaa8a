package import BillCore
import BillCredentials
import GRDB

/// A kind of record of which the log states how each one stands, because nothing else protects its
/// row, or only once its sealed number is opened.
package enum StatedTable: String, Sendable, CaseIterable {
  case bill, biller, payee

  /// What one record of it is called.
  package var noun: String {
    switch self {
    case .bill, .biller: rawValue
    case .payee: "payee account"
    }
  }

  fileprivate var kind: String { "\(rawValue).stands" }

  // The events by which a record came, also before the log stated any.
  fileprivate var kindsOfBeginning: [String] {
    switch self {
    case .bill: ["bill.added", "bill.imported"]
    case .biller: ["biller.added"]
    case .payee: PayeeState.allCases.map { "payee.\($0.rawValue)" }
    }
  }

  // A column that a later version adds has to be stated anew for every row before it comes here.
  private var columns: String {
    switch self {
    case .bill:
      """
      id billerID number numberKey identity type kind format issued due dueDates dueSource terms \
      discounts currency gross prepaid amount minimumDue referenceKind reference corrects \
      nameOnDocument remarks standing standingReason replacedBy createdAt
      """
    case .biller:
      """
      id name nameKey vatID legalID address customerNumber supportPhone supportEmail url category \
      paidBy termsDays rails isArchived createdAt
      """
    // The sealed number and its version say by themselves where they belong.
    case .payee:
      """
      id billerID scheme last4 name address country agent isQRIBAN accountHash state createdAt
      """
    }
  }

  // What belongs to a record and lies in other rows: the accounts a bill offers.
  private var parts: String {
    switch self {
    case .bill:
      """
      (SELECT group_concat(quote(payeeID)) FROM (
        SELECT payeeID FROM billPayee WHERE billID = bill.id ORDER BY position))
      """
    case .biller, .payee: "NULL"
    }
  }

  /// Each row's id and all its facts as one text.
  fileprivate var facts: String {
    let row = columns.split(separator: " ").map { "quote(\"\($0)\")" }
    return """
      SELECT id, \(row.joined(separator: "||' '||")) || ' ' || coalesce(\(parts), '') AS facts
      FROM \(rawValue)
      """
  }
}

extension BookWriter {
  /// Has the log state how a record stands when the transaction ends.
  package func state(_ table: StatedTable, _ id: RecordID) {
    transaction.changedRows[table, default: []].insert(id)
  }

  /// Refuses to change a record that was edited from outside: the log would state the edit.
  ///
  /// - throws: `StoreError.misstated`.
  func checkStated(_ table: StatedTable, _ id: RecordID) throws {
    guard transaction.changedRows[table]?.contains(id) != true else { return }
    let misstated = try transaction.misstatedRows[table] ?? reader.allMisstated(table)
    transaction.misstatedRows[table] = misstated
    if misstated.contains(id) { throw StoreError.misstated(table, id: id) }
  }

  /// States in the log how every such record that was changed stands now.
  func stateRows() throws {
    for table in StatedTable.allCases {
      for id in (transaction.changedRows[table] ?? []).sorted() {
        guard let digest = try reader.digest(of: id, in: table) else {
          throw StoreError.missing(table: table.rawValue, id: id)
        }
        try record(table.kind, id, digest)
      }
    }
  }
}

extension BookReader {
  /// - throws: `StoreError.misstated` for a record that does not stand as the log says.
  package func checkStated() throws {
    for table in StatedTable.allCases {
      if let id = try misstated(table) { throw StoreError.misstated(table, id: id) }
    }
  }

  /// The first record that does not stand as the log says last, that is gone, or that nobody took
  /// in.
  ///
  /// One that came before the log stated any stands as it is.
  package func misstated(_ table: StatedTable) throws -> RecordID? {
    try allMisstated(table).min()
  }

  fileprivate func allMisstated(_ table: StatedTable) throws -> Set<RecordID> {
    let kinds = ([table.kind] + table.kindsOfBeginning).map { "'\($0)'" }.joined(separator: ", ")
    // With max() the other columns are those of the newest event (SQLite, "bare columns").
    let events = try Row.fetchCursor(
      db,
      sql: """
        SELECT subject, detail, kind = '\(table.kind)' AS states, max(position)
        FROM event WHERE kind IN (\(kinds)) GROUP BY subject, states
        """)
    var (taken, stated): (Set<RecordID>, [RecordID: String]) = ([], [:])
    while let row = try events.next() {
      let columns = ColumnReader(table: "event", row: row)
      let id: RecordID = try columns.value("subject")
      let states: Int64 = try columns.value("states")
      if states == 1 { stated[id] = try columns.value("detail") }
      taken.insert(id)
    }
    let stands = try digests(in: table)
    return taken.union(stands.keys).filter { id in
      guard taken.contains(id), let digest = stands[id] else { return true }
      return stated[id].map { $0 != digest } ?? false
    }
  }

  private func digests(in table: StatedTable) throws -> [RecordID: String] {
    let rows = try Row.fetchCursor(db, sql: table.facts)
    var digests: [RecordID: String] = [:]
    while let row = try rows.next() {
      let columns = ColumnReader(table: table.rawValue, row: row)
      digests[try columns.value("id")] = BookReader.digest(try columns.value("facts"))
    }
    return digests
  }

  // nil where it is gone.
  fileprivate func digest(of id: RecordID, in table: StatedTable) throws -> String? {
    let find = try db.cachedStatement(sql: table.facts + " WHERE id = ?")
    return try Row.fetchOne(find, arguments: [id]).map { row in
      BookReader.digest(try ColumnReader(table: table.rawValue, row: row).value("facts"))
    }
  }

  private static func digest(_ facts: String) -> String {
    Base64URL.encode(Blake2b.hash(Array("BCTLstat1\(facts)".utf8)))
  }
}
