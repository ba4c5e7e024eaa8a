import BillStore

/// What of a database goes into an export: everything but what belongs to one installation only.
enum ExportScope {
  /// Tables that stay behind.
  static let tablesLeftOut: Set<String> = [
    // Their tokens lie on the old machine.
    "session",
    // Counted by the old installation; the new one begins to count.
    "attempt",
    // Codes that were sent, keyed by the old installation; they hold for minutes.
    "challenge",
  ]

  /// Columns that stay behind, by table: the phone number is sealed by the installation, so it
  /// travels as text in the heading and is sealed anew.
  static let columnsLeftOut: [String: Set<String>] = ["account": ["phoneSealed", "phoneHash"]]

  /// Columns that are carried and keyed anew on arrival, because the old installation keyed them.
  static let columnsKeyedAnew: [String: Set<String>] = [
    "account": ["standingMAC"], "event": ["mac"], "schedule": ["mac"],
    "payee": ["accountHash", "version", "sealed", "boxed"], "identifierChange": ["sealed"],
  ]

  /// Tables that are carried, and made anew by the first login: who vouched for a bill.
  static let tablesMadeAnew: Set<String> = ["billSignature"]

  /// A row as it is carried; nil for one that stays behind.
  static func carried(_ row: StoredRow) -> StoredRow? {
    if tablesLeftOut.contains(row.table) { return nil }
    if row.table == "keySlot", row["kind"] == .text("session") { return nil }
    guard let columns = columnsLeftOut[row.table] else { return row }
    var carried = row
    carried.columns.removeAll { columns.contains($0.name) }
    return carried
  }
}
