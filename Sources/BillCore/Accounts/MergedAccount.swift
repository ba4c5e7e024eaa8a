/// An account that was merged into another one, as the log of the one that stays tells of it.
///
/// Its address goes on naming the account that stays, and what was published from it is that
/// account's.
package struct MergedAccount: Hashable, Sendable {
  package let id: RecordID
  package let email: String
  package let emailState: EmailState
  /// How many events of its log stand right before the one that tells of it.
  package let carriedEvents: Int64

  package init(id: RecordID, email: String, emailState: EmailState, carriedEvents: Int64) {
    self.id = id
    self.email = email
    self.emailState = emailState
    self.carriedEvents = carriedEvents
  }

  /// The kind of the event that tells of it.
  package static let event = "account.merged"

  /// What the event says besides its subject: `confirmed 120 old@example.org`.
  package var detail: String { "\(emailState.rawValue) \(carriedEvents) \(email)" }

  /// Reads an event; nil for one that tells of something else.
  package init?(_ event: BookEvent) {
    let words = event.detail.split(separator: " ", maxSplits: 2)
    guard event.kind == MergedAccount.event, let id = event.subject, words.count == 3,
      let state = EmailState(rawValue: String(words[0])), let count = Int64(words[1])
    else { return nil }
    self.init(id: id, email: String(words[2]), emailState: state, carriedEvents: count)
  }
}
