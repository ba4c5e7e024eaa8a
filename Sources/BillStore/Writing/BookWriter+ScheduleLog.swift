package import BillCore
import BillCredentials
import Foundation
import GRDB

extension BookWriter {
  /// States in the log how every schedule that was changed stands now.
  ///
  /// A row that is put back as it was before has a genuine code, and its old mandate a genuine
  /// signature; only the log knows that there was a newer one.
  func stateSchedules() throws {
    let find = try db.cachedStatement(sql: "SELECT mac FROM schedule WHERE id = ?")
    for id in transaction.changedSchedules.sorted() {
      guard let mac = try Data.fetchOne(find, arguments: [id]) else {
        throw StoreError.missing(table: "schedule", id: id)
      }
      let digest = StoredSchedule.digest(mac: mac.copied, try reader.marks(of: id))
      try record(BookReader.standsKind, id, digest)
    }
  }
}

extension StoredSchedule {
  /// What the log keeps of a schedule and of its periods: everything a run goes by but the mandate,
  /// whose signature names the schedule's version.
  package func digest(_ marks: [OccurrenceMark]) -> String {
    StoredSchedule.digest(mac: mac, marks)
  }

  fileprivate static func digest(mac: [UInt8], _ marks: [OccurrenceMark]) -> String {
    var message = CanonicalBytes(tag: "BCTLstnd1")
    message.append(counted: mac)
    for mark in marks.sorted(by: { $0.key.description < $1.key.description }) {
      message.append(mark.key.description)
      message.append(mark.nominal.description)
      message.append(mark.state.rawValue)
      message.append(optional: mark.reason)
      message.append(optional: mark.billID?.description)
    }
    return Base64URL.encode(Blake2b.hash(message.bytes))
  }
}

extension BookReader {
  static let standsKind = "schedule.stands"

  /// What the log says last of the schedules a run looks at on a day.
  package func standings(lookedAtOn day: CalendarDate) throws -> [RecordID: String] {
    try standings("AND subject IN (\(BookReader.looked))", ["day": day])
  }

  /// What the log says last of one schedule; nil where it never said anything.
  package func standing(of schedule: RecordID) throws -> String? {
    try standings("AND subject = :id", ["id": schedule])[schedule]
  }

  /// What the log says last of every schedule there ever was.
  package func standings() throws -> [RecordID: String] { try standings("", StatementArguments()) }

  // With max() the other columns are those of the newest event (SQLite, "bare columns").
  private func standings(_ condition: String, _ arguments: StatementArguments) throws
    -> [RecordID: String]
  {
    let rows = try Row.fetchCursor(
      db.cachedStatement(
        sql: """
          SELECT subject, detail, max(position) FROM event
          WHERE kind = '\(BookReader.standsKind)' \(condition) GROUP BY subject
          """), arguments: arguments)
    return try rows.reduce(into: [:]) { standings, row in
      let columns = ColumnReader(table: "event", row: row)
      standings[try columns.value("subject")] = try columns.value("detail")
    }
  }
}
