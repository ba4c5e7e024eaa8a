package import BillCore
import GRDB

extension BookReader {
  /// The events behind a place of the log, in order, but those of the given kinds and of kinds
  /// that begin with one of the words.
  package func events(after position: Int64, but kinds: Set<String>, families: Set<String>) throws
    -> [LinkedEvent]
  {
    func marks(_ words: Set<String>) -> String { words.map { _ in "?" }.joined(separator: ", ") }
    let zeros = [UInt8](repeating: 0, count: 32)
    return try Row.fetchAll(
      db,
      sql: """
        SELECT event.*, earlier.hash AS previous FROM event
        LEFT JOIN event AS earlier ON earlier.position = event.position - 1
        WHERE event.position > ? AND event.kind NOT IN (\(marks(kinds)))
          AND substr(event.kind, 1, instr(event.kind, '.') - 1) NOT IN (\(marks(families)))
        ORDER BY event.position
        """,
      arguments: StatementArguments([position]) + StatementArguments(kinds.sorted())
        + StatementArguments(families.sorted())
    ).map { row in
      let columns = ColumnReader(table: "event", row: row)
      return LinkedEvent(
        event: try BookReader.event(row),
        previous: try columns.optionalBytes("previous") ?? zeros,
        hash: try columns.bytes("hash"), mac: try columns.bytes("mac"))
    }
  }

  /// Whether an event of a kind stands in the log before a place; a detail or subject must match
  /// where one is given.
  package func hasEvent(
    _ kind: String, before position: Int64, detail: String? = nil, subject: RecordID? = nil
  ) throws -> Bool {
    try Bool.fetchOne(
      db,
      sql: """
        SELECT EXISTS (SELECT 1 FROM event WHERE position < :position AND kind = :kind
          AND (:detail IS NULL OR detail = :detail)
          AND (:subject IS NULL OR subject = :subject))
        """,
      arguments: ["position": position, "kind": kind, "detail": detail, "subject": subject])
      ?? false
  }

  /// The last event of a kind; nil where there is none.
  package func lastEvent(of kind: String) throws -> BookEvent? {
    try Row.fetchOne(
      db, sql: "SELECT * FROM event WHERE kind = ? ORDER BY position DESC LIMIT 1",
      arguments: [kind]
    ).map(BookReader.event)
  }

  /// When each method last had a payment planned from it; methods that never had are left out.
  package func lastUses() throws -> [RecordID: Instant] {
    let rows = try Row.fetchAll(
      db, sql: "SELECT methodID, max(createdAt) AS at FROM payment GROUP BY methodID")
    return try rows.reduce(into: [:]) { uses, row in
      let columns = ColumnReader(table: "payment", row: row)
      let method: RecordID = try columns.value("methodID")
      uses[method] = try columns.value("at")
    }
  }
}
