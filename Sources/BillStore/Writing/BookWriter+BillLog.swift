package import BillCore
import BillCredentials
import Foundation
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
    let offers = try Row.fetchCursor(
      db, sql: "SELECT billID, payeeID FROM billPayee ORDER BY position")
    var payees: [RecordID: [RecordID]] = [:]
    while let row = try offers.next() {
      let columns = ColumnReader(table: "billPayee", row: row)
      payees[try columns.value("billID"), default: []].append(try columns.value("payeeID"))
    }
    let bills = try Row.fetchCursor(db, sql: "SELECT * FROM bill")
    var digests: [RecordID: String] = [:]
    while let row = try bills.next() {
      let id: RecordID = try ColumnReader(table: "bill", row: row).value("id")
      digests[id] = BookReader.digest(row, payees[id] ?? [])
    }
    return digests
  }

  /// The same of one bill; nil where it is gone.
  fileprivate func billDigest(of id: RecordID) throws -> String? {
    let payees = try RecordID.fetchAll(
      db.cachedStatement(
        sql: "SELECT payeeID FROM billPayee WHERE billID = ? ORDER BY position"),
      arguments: [id])
    let find = try db.cachedStatement(sql: "SELECT * FROM bill WHERE id = ?")
    return try Row.fetchOne(find, arguments: [id]).map { BookReader.digest($0, payees) }
  }

  // Columns that are empty are left out, so that one that a later version adds changes nothing.
  private static func digest(_ row: Row, _ payees: [RecordID]) -> String {
    var message = CanonicalBytes(tag: "BCTLbstd1")
    for (column, value) in row {
      switch value.storage {
      case .null: continue
      case .int64(let number):
        message.append(column)
        message.append(number)
      case .string(let text):
        message.append(column)
        message.append(text)
      case .blob(let bytes):
        message.append(column)
        message.append(counted: bytes.copied)
      case .double(let number):
        message.append(column)
        message.append(number.description)
      }
    }
    for payee in payees { message.append(fixed: payee.bytes) }
    return Base64URL.encode(Blake2b.hash(message.bytes))
  }
}
