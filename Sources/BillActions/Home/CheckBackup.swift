package import BillCore
import BillStore

/// Reads a backup whole, as a restore would, and changes nothing but the log of who is in it.
package struct CheckBackup: Sendable {
  package var path: String

  package init(path: String) { self.path = path }

  /// What the log calls it.
  static let event = "backup.checked"

  /// What was found in a backup that is whole.
  package struct Result: Sendable, Hashable {
    package let accounts: [RecordID]
    package let originals: Int
    /// Accounts that live here and are not in it.
    package let missing: [RecordID]
  }

  /// Compares every file with its checksum.
  ///
  /// - throws: `BackupError`, `TapeError`.
  package func perform(in home: Home) throws -> Result {
    var reading = BackupReading()
    try BackupReading.open(path) { try reading.check($0, $1) }
    try reading.finish()
    let here = try home.accountIDs()
    for account in here where reading.accounts.contains(account) {
      try home.books(of: account).write(at: home.world.now) {
        try $0.record(CheckBackup.event, account)
      }
    }
    return Result(
      accounts: reading.accounts, originals: reading.originals,
      missing: here.filter { !reading.accounts.contains($0) })
  }
}
