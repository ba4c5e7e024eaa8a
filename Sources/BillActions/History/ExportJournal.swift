import BillCore
package import BillFormats
import BillStore

/// Writes the ledger for a plain-text accounting program.
package struct ExportJournal: Sendable {
  package var dialect: JournalDialect

  package init(dialect: JournalDialect) { self.dialect = dialect }

  private static let pageSize: Int = 1000

  /// The journal's text, every entry in the order of recording.
  ///
  /// Read page by page, so that no other process waits long.
  package func perform(_ access: ReadAccess) throws -> String {
    var journal = try access.books.read { reader in
      Journal(
        dialect,
        billers: Dictionary(
          uniqueKeysWithValues: try reader.billers(archived: true).map { ($0.id, $0.name) }),
        methods: Dictionary(
          uniqueKeysWithValues: try reader.methods(removed: true).map { ($0.id, $0.label) }))
    }
    var last: Int64 = 0
    while true {
      let page = try access.books.read { reader in
        try reader.entries(after: last, limit: ExportJournal.pageSize).map { recorded in
          (recorded, try reference(of: recorded.entry, reader))
        }
      }
      for (recorded, reference) in page { journal.append(recorded.entry, reference: reference) }
      guard page.count == ExportJournal.pageSize, let id = page.last?.0.id else { break }
      last = id
    }
    return journal.text
  }

  private func reference(of entry: LedgerEntry, _ reader: BookReader) throws -> String? {
    if let id = entry.paymentID { return try reader.payment(id).endToEndID }
    return try entry.billID.map { try reader.bill($0).historyReference }
  }
}
