package import BillCore
import BillStore

/// The permission to recover an account without its recovery key, for a holder who was verified
/// otherwise.
///
/// It is an event of the log, which nobody adds to without the install key; what is cut off the
/// log only takes it away.
package struct RecoveryPermit: Sendable {
  private let home: Home
  private let account: RecordID

  package init(_ home: Home, _ account: RecordID) {
    self.home = home
    self.account = account
  }

  /// How long it holds.
  static let seconds: Int64 = 24 * 3600
  private static let kind = "recovery.allowed"

  /// Gives it, on the evidence of a case in which the holder was verified.
  func give(because evidence: RecordID, _ writer: BookWriter) throws {
    try writer.record(RecoveryPermit.kind, evidence, home.world.origin)
  }

  /// Whether it was given and neither used nor became too old.
  ///
  /// - throws: `AccessError.tampered` for a log that was altered.
  func holds(_ reader: BookReader) throws -> Bool {
    try EventLog.check(home, account, reader)
    let events = try reader.events(limit: 1, kindPrefix: RecoveryPermit.kind)
    let used = try reader.events(limit: 1, kindPrefix: "account.recovered")
    guard let given = events.first, home.world.now >= given.at,
      home.world.now < given.at.adding(seconds: RecoveryPermit.seconds)
    else { return false }
    return used.first.map { $0.position < given.position } ?? true
  }
}
