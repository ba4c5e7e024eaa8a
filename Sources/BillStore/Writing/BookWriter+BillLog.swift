package import BillCore
import BillCredentials
import GRDB

extension BookWriter {
  /// Has the log state how a bill stands when the transaction ends.
  package func state(bill id: RecordID) { transaction.changedBills.insert(id) }

  /// States in the log how every bill that was changed stands now.
  ///
  /// Until somebody signs it, a bill is protected by nothing else.
  func stateBills() throws {
    for id in transaction.changedBills.sorted() {
      guard let digest = try reader.billDigest(of: id) else {
        throw StoreError.missing(table: "bill", id: id)
      }
      try record(BookReader.billStandsKind, id, digest)
    }
  }
}

extension BookReader {
  static let billStandsKind = "bill.stands"

  /// The first bill that does not stand as the log says last, that is gone, or that nobody took in.
  ///
  /// One that was taken in before the log stated bills stands as it is.
  package func misstatedBill() throws -> RecordID? {
    // With max() the other columns are those of the newest event (SQLite, "bare columns").
    let events = try Row.fetchCursor(
      db,
      sql: """
        SELECT subject, detail, kind = '\(BookReader.billStandsKind)' AS states, max(position)
        FROM event WHERE kind IN ('\(BookReader.billStandsKind)', 'bill.added', 'bill.imported')
        GROUP BY subject, states
        """)
    var (taken, stated): (Set<RecordID>, [RecordID: String]) = ([], [:])
    while let row = try events.next() {
      let columns = ColumnReader(table: "event", row: row)
      let id: RecordID = try columns.value("subject")
      let states: Int64 = try columns.value("states")
      if states == 1 { stated[id] = try columns.value("detail") }
      taken.insert(id)
    }
    let stands = try billDigests()
    return taken.union(stands.keys).filter { id in
      guard taken.contains(id), let digest = stands[id] else { return true }
      return stated[id].map { $0 != digest } ?? false
    }.min()
  }

  // What the log keeps of every bill: its whole row and the accounts it offers.
  private func billDigests() throws -> [RecordID: String] {
    let rows = try Row.fetchCursor(db, sql: BookReader.billFacts)
    var digests: [RecordID: String] = [:]
    while let row = try rows.next() {
      let columns = ColumnReader(table: "bill", row: row)
      digests[try columns.value("id")] = BookReader.digest(try columns.value("facts"))
    }
    return digests
  }

  /// The same of one bill; nil where it is gone.
  fileprivate func billDigest(of id: RecordID) throws -> String? {
    let find = try db.cachedStatement(sql: BookReader.billFacts + " WHERE id = ?")
    return try Row.fetchOne(find, arguments: [id]).map { row in
      BookReader.digest(try ColumnReader(table: "bill", row: row).value("facts"))
    }
  }

  private static func digest(_ facts: String) -> String {
    Base64URL.encode(Blake2b.hash(Array("BCTLbstd1\(facts)".utf8)))
  }

  // A column that a later version adds has to be stated anew for every bill before it comes here.
  private static let billFacts: String = {
    let columns = """
      id billerID number numberKey identity type kind format issued due dueDates dueSource terms \
      discounts currency gross prepaid amount minimumDue referenceKind reference corrects \
      nameOnDocument remarks standing standingReason replacedBy createdAt
      """
    let facts = columns.split(separator: " ").map { "quote(\"\($0)\")" }.joined(
      separator: "||' '||")
    return """
      SELECT id, \(facts) || ' ' || coalesce((
        SELECT group_concat(quote(payeeID)) FROM (
          SELECT payeeID FROM billPayee WHERE billID = bill.id ORDER BY position)), '') AS facts
      FROM bill
      """
  }()
}
