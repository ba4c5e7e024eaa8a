package import BillCore

/// A session as lists show it.
package struct StoredSession: Hashable, Sendable {
  /// What a session may do.
  package enum Scope: String, Sendable, Hashable {
    /// Look; holds no key.
    case read
    /// Spend; holds the wrapped key.
    case money
  }

  package var id: RecordID
  package var scope: Scope
  package var created: Instant
  /// When it ends if it is not used any more.
  package var expires: Instant
  /// Who began it and from where.
  package var origin: String
  /// The trusted device it was begun on.
  package var device: RecordID?

  package init(
    id: RecordID, scope: Scope, created: Instant, expires: Instant, origin: String,
    device: RecordID? = nil
  ) {
    self.id = id
    self.scope = scope
    self.created = created
    self.expires = expires
    self.origin = origin
    self.device = device
  }
}
