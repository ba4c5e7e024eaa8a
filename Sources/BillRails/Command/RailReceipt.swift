/// The answer to `submit`: the program has handed the payment over.
package struct RailReceipt: Hashable, Sendable {
  /// What the bank or the program calls the payment.
  package var receipt: String
  package var note: String?

  /// - throws: `RailAnswerError`.
  package init(answer bytes: [UInt8], key: String) throws {
    let fields = try RailFields(answer: bytes, known: ["idempotency_key", "receipt", "note"])
    try fields.checkKey(key)
    receipt = try fields.text("receipt")
    note = try fields.optionalText("note")
  }
}

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

extension RailFields {
  fileprivate func checkKey(_ key: String) throws {
    let answered = try text("idempotency_key")
    guard answered == key else { throw RailAnswerError.otherKey(answered) }
  }
}
