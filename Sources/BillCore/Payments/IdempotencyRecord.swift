/// What an idempotency key was used for; kept for ever.
package struct IdempotencyRecord: Hashable, Sendable {
  package var key: String
  /// A digest of the request's parameters.
  package var digest: [UInt8]
  package var payments: [RecordID]

  package init(key: String, digest: [UInt8], payments: [RecordID]) {
    self.key = key
    self.digest = digest
    self.payments = payments
  }
}
