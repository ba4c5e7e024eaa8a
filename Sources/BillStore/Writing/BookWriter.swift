package import BillCore
import Foundation
import GRDB

/// The changes that can be made to the database, inside one transaction.
package struct BookWriter {
  let db: Database
  /// The moment every row of this transaction is stamped with.
  package let now: Instant
  let seals: BookSeals
  let eventMAC: BookSeals.EventMAC
  let transaction = OpenTransaction()

  /// The questions, answered as of this point of the transaction.
  package var reader: BookReader { BookReader(db: db) }

  /// Appends to the event log.
  package func record(_ kind: String, _ subject: RecordID? = nil, _ detail: String = "") throws {
    try append(kind, subject, detail, at: now)
  }

  /// Appends an event of another log, whose account was merged into this one, with its own moment.
  package func carry(_ event: BookEvent) throws {
    try append(event.kind, event.subject, event.detail, at: event.at)
  }

  private func append(_ kind: String, _ subject: RecordID?, _ detail: String, at moment: Instant)
    throws
  {
    let last = try transaction.logEnd ?? vouchedLogEnd()
    let event = BookEvent(
      position: last.position + 1, at: moment, kind: kind, subject: subject, detail: detail)
    let hash = seals.eventHash(last.hash, event)
    let insert = try db.cachedStatement(
      sql: """
        INSERT INTO event (position, at, kind, subject, detail, hash, mac)
        VALUES (?, ?, ?, ?, ?, ?, ?)
        """)
    try insert.execute(
      arguments: [event.position, moment, kind, subject, detail, Data(hash), Data(eventMAC(hash))])
    transaction.logEnd = (event.position, hash)
  }

  // Who appends vouches for all before it, so no line of somebody else may stand there already.
  private func vouchedLogEnd() throws -> (position: Int64, hash: [UInt8]) {
    guard let last = try reader.lastEvent() else { return (0, [UInt8](repeating: 0, count: 32)) }
    guard eventMAC(last.hash) == last.mac else { throw seals.alteredLog }
    return (last.position, last.hash)
  }

  /// Runs an UPDATE that must change exactly one row.
  func updateOne(
    _ table: String, _ id: RecordID, sql: String, arguments: StatementArguments
  ) throws {
    try db.cachedStatement(sql: sql).execute(arguments: arguments)
    guard db.changesCount == 1 else { throw StoreError.missing(table: table, id: id) }
  }
}
