package import BillCore
import GRDB

/// Why the store refuses.
package enum StoreError: Error, Equatable {
  /// A later version of the program wrote the database.
  case newerDatabase(found: Int, known: Int)
  /// The file is not a database, or one of another program.
  case notOurs
  /// The schema is not the one this program made; holds one object that differs.
  case schemaChanged(String)
  /// SQLite did not take a setting on which durability or safety rests.
  case settingRefused(String)
  /// A row that other rows name, and that is never deleted, is not there.
  case missing(table: String, id: RecordID)
  /// A record does not stand as the event log says.
  case misstated(StatedTable, id: RecordID)
  /// A row holds what this program never writes.
  case corruptRow(table: String, column: String)
  /// The payment is not in a state from which it can go where it should.
  case wrongState(payment: RecordID, state: PaymentState, wanted: PaymentState)
  /// Another process held the database longer than the waiting time.
  case busy
  /// The disk is full, read-only or failing.
  case storage(code: Int32)
  /// SQLite found the file damaged.
  case damaged
  /// Anything else SQLite says, without the statement's values.
  case sqlite(code: Int32, message: String)

  init(_ error: DatabaseError) {
    switch error.resultCode {
    case .SQLITE_BUSY, .SQLITE_LOCKED: self = .busy
    case .SQLITE_FULL, .SQLITE_IOERR, .SQLITE_READONLY, .SQLITE_CANTOPEN:
      self = .storage(code: error.extendedResultCode.rawValue)
    case .SQLITE_CORRUPT: self = .damaged
    case .SQLITE_NOTADB: self = .notOurs
    default:
      self = .sqlite(code: error.extendedResultCode.rawValue, message: error.message ?? "")
    }
  }
}
