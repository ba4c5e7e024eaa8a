/// What is known of a login before anybody is let in.
package struct LoginEvidence: Hashable, Sendable {
  /// Whether the machine proved to be a trusted device.
  package enum Device: Hashable, Sendable {
    case trusted
    /// It was one, until its time was over.
    case expired
    /// The key is a trusted one, the machine is not where it was made.
    case moved
    case unknown
  }

  package var device = Device.unknown
  /// The SSH peer; nil at the machine itself.
  package var peer: IPAddress?
  /// The peer's country as a configured file says, in two letters.
  package var place: String?
  /// The block lists that hold the peer.
  package var listedBy: [String] = []
  /// A hash of the kind of terminal; nil without one.
  package var terminal: String?
  package var typing = TypingVerdict.notMeasured
  package var now: Instant
  package var past: LoginPast

  package init(now: Instant, past: LoginPast) {
    self.now = now
    self.past = past
  }
}
