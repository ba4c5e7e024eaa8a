import BillCore
import GRDB

extension BookWriter {
  /// Forgets the sessions whose end has passed.
  package func removeExpiredSessions() throws {
    try db.execute(sql: "DELETE FROM session WHERE expiresAt <= ?", arguments: [now])
    try db.execute(
      sql: "DELETE FROM keySlot WHERE kind = 'session' AND expiresAt <= ?", arguments: [now])
  }
}
