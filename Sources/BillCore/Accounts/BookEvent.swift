/// One line of the account's event log, which is a hash chain.
package struct BookEvent: Hashable, Sendable {
  /// 1 for the first event, without gaps.
  package var position: Int64
  package var at: Instant
  /// What happened, as a dotted word: `payment.delivered`.
  package var kind: String
  /// The record it happened to.
  package var subject: RecordID?
  /// Plain words or values, never a secret or an account number.
  package var detail: String

  package init(position: Int64, at: Instant, kind: String, subject: RecordID?, detail: String) {
    self.position = position
    self.at = at
    self.kind = kind
    self.subject = subject
    self.detail = detail
  }
}
