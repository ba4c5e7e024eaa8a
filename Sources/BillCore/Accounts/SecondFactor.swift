/// A second factor as it may be seen without the key.
package struct SecondFactor: Hashable, Sendable {
  /// How the second proof reaches its holder.
  package enum Kind: String, Sendable, Hashable, CaseIterable {
    case totp, email, sms

    /// Whether a code of this kind is sent to the holder instead of being made where he is.
    ///
    /// What is sent can be read on the way: such a factor is weak (SP 800-63B-4 3.1.3).
    package var isSent: Bool { self != .totp }
  }

  /// How far its enrolment has come.
  package enum State: String, Sendable, Hashable, CaseIterable {
    /// Enrolled, not yet proven by a code.
    case pending
    case active
    case removed
  }

  package var id: RecordID
  package var kind: Kind
  package var state: State
  package var label: String
  package var version: UInt32
  /// The last time step a code was accepted for; no step is accepted twice.
  package var lastStep: Int64?
  package var createdAt: Instant

  package init(id: RecordID, kind: Kind, label: String, createdAt: Instant) {
    self.id = id
    self.kind = kind
    self.state = .pending
    self.label = label
    self.version = 1
    self.createdAt = createdAt
  }
}
