import BillCore
import GRDB

/// What the steps of one transaction leave for each other; nobody else writes while it is open.
final class OpenTransaction {
  /// The end of the event log as it stands; nil before the first step appended to it.
  var logEnd: (position: Int64, hash: [UInt8])?
  /// The statements that add a row, by table.
  var inserts: [String: GRDB.Statement] = [:]
  /// The schedules that were changed; the log states how they stand when the transaction ends.
  var changedSchedules: Set<RecordID> = []
  /// The other records that were changed and are stated likewise.
  var changedRows: [StatedTable: Set<RecordID>] = [:]
  /// The records that did not stand as the log said before the first of their kind was changed.
  var misstatedRows: [StatedTable: Set<RecordID>] = [:]
}
