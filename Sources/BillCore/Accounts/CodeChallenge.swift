/// A one-time code that was sent and is awaited.
package struct CodeChallenge: Hashable, Sendable {
  package var id: RecordID
  /// What the code is for: `confirm-email`.
  package var purpose: String
  /// What is kept of the code: a keyed hash.
  package var verifier: [UInt8]
  package var createdAt: Instant
  package var expiresAt: Instant
  /// How often a code was tried.
  package var tries: Int
  package var usedAt: Instant?

  package init(
    id: RecordID, purpose: String, verifier: [UInt8], createdAt: Instant, expiresAt: Instant
  ) {
    self.id = id
    self.purpose = purpose
    self.verifier = verifier
    self.createdAt = createdAt
    self.expiresAt = expiresAt
    self.tries = 0
  }
}
