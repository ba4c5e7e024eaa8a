/// What a look at a message found before it is written.
package struct CreditTransferReview: Hashable, Sendable {
  /// What keeps it from being written.
  package var problems: [CreditTransferProblem] = []
  /// What will be written other than given.
  package var notes: [CreditTransferNote] = []
}

/// A text a message carries other than it was given.
package struct CreditTransferNote: Hashable, Sendable {
  /// What happened to the text.
  package enum Change: Hashable, Sendable {
    /// Characters were transliterated.
    case rewritten
    /// It was cut to the field's length.
    case shortened
    /// It has no place in the message.
    case leftOut
  }

  package let place: CreditTransferPlace
  /// The XML element.
  package let field: String
  package let change: Change
  package let original: String
  package let written: String
}
