package import BillCore
import BillStore

/// What happened around the account itself: logins, failures, sessions, keys, settings.
package struct AccountActivity: Sendable {
  /// How many events at most, the latest first.
  package var limit: Int

  package init(limit: Int) { self.limit = limit }

  /// The latest events of the account itself, newest first.
  package func perform(_ access: ReadAccess) throws -> [BookEvent] {
    try access.books.read { reader in
      try reader.events(ofKinds: AccountActivity.families, limit: limit)
    }
  }

  /// The first words of the kinds of events that belong here.
  private static let families = [
    "account", "code", "device", "email", "factor", "identifier", "key", "login", "numbers",
    "originals", "phone", "recovery", "recovery-code", "recovery-codes", "session", "support",
    "terms",
  ]
}
