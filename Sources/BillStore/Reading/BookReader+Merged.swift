package import BillCore
import GRDB

extension BookReader {
  /// The accounts that were merged into this one, the earliest first.
  package func mergedAccounts() throws -> [MergedAccount] {
    // As the index says it: every login asks this of a log of any length.
    let find = try db.cachedStatement(
      sql: "SELECT * FROM event WHERE kind = 'account.merged' ORDER BY position")
    return try Row.fetchAll(find).compactMap { MergedAccount(try BookReader.event($0)) }
  }

  /// The highest number of the rows of a table that numbers its rows; 0 where it is empty.
  package func highestNumber(in table: String) throws -> Int64 {
    try Int64.fetchOne(db, sql: "SELECT max(id) FROM \(table.quotedDatabaseIdentifier)") ?? 0
  }
}
