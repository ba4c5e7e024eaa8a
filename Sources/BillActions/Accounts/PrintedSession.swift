package import BillCore

/// What a session may do.
package enum SessionScope: String, Hashable, Sendable, CaseIterable {
  /// Look; holds no key.
  case read
  /// Spend, while it is used.
  case money
}

/// A session for `BILLCTL_SESSION`, shown once and kept nowhere.
package struct PrintedSession: Sendable {
  package let text: String
  package let scope: SessionScope
  package let expires: Instant
  /// When it may spend no longer unless it is used before; nil for one that may look.
  package let spendsUntil: Instant?
}
