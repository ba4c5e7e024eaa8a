/// The answer to `cancel`.
package struct RailCancellation: Hashable, Sendable {
  /// Whether the payment will be made.
  package enum State: String, Sendable, Hashable, CaseIterable {
    /// It certainly will not be made.
    case cancelled
    case tooLate = "too-late"
    case unknown
  }

  package var state: State
  package var note: String?

  /// - throws: `RailAnswerError`.
  package init(answer bytes: [UInt8], key: String) throws {
    let fields = try RailFields(answer: bytes, known: ["idempotency_key", "state", "note"])
    try fields.checkKey(key)
    state = try fields.word("state", State.self)
    note = try fields.optionalText("note")
  }
}
