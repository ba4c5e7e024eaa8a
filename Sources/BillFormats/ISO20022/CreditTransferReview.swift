/// What a look at a message found before it is written.
package struct CreditTransferReview: Hashable, Sendable {
  /// What keeps it from being written.
  package let problems: [CreditTransferProblem]
  /// What will be written other than given.
  package let notes: [CreditTransferNote]
  /// The message as it will be written.
  let message: CreditTransferInitiation

  /// The message as XML in UTF-8; the same input always gives the same bytes.
  ///
  /// - throws: `CreditTransferError.refused` with every problem of every payment.
  package func xml() throws(CreditTransferError) -> [UInt8] {
    guard problems.isEmpty else { throw .refused(problems) }
    return CreditTransferWriter.message(message)
  }
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
