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
