/// A short text to one address.
package struct Message: Hashable, Sendable {
  package var to: String
  package var subject: String
  /// Lines of plain text.
  package var body: String
  /// Seconds after which it is of no use any more, as a code is, and is not sent again.
  package var lapseSeconds: Int64?

  package init(to: String, subject: String, body: String, lapseSeconds: Int64? = nil) {
    self.to = to
    self.subject = subject
    self.body = body
    self.lapseSeconds = lapseSeconds
  }
}

/// What became of a message.
package enum MessageOutcome: Hashable, Sendable {
  /// The mail program took it.
  case handedOver
  /// No mail program is configured, or it failed; the message lies in a file.
  case kept(path: String)
}
