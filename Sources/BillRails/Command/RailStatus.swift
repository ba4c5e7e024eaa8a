/// The answer to `status`.
package struct RailStatus: Hashable, Sendable {
  /// What became of a payment, as far as the program can tell.
  package enum State: String, Sendable, Hashable, CaseIterable {
    case sent, settled, rejected, returned
    /// It certainly never left.
    case notSent = "not-sent"
    case unknown
  }

  package var state: State
  package var note: String?

  /// - throws: `RailAnswerError`.
  package init(answer bytes: [UInt8], key: String) throws {
    let fields = try RailFields(
      answer: bytes, known: ["idempotency_key", "state", "receipt", "note"])
    try fields.checkKey(key)
    state = try fields.word("state", State.self)
    let receipt = try fields.optionalText("receipt").map { "receipt \($0)" }
    let words = [receipt, try fields.optionalText("note")].compactMap { $0 }
    note = words.isEmpty ? nil : words.joined(separator: ", ")
  }
}
