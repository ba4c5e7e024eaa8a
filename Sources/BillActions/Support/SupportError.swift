import BillCore

/// Why support does not help.
package enum SupportError: Error, Equatable {
  /// Too many cases or tries; a new one later.
  case tooMany
  /// At least one answer is wrong; which one is not said.
  case refused(triesLeft: Int)
  /// As many answers as questions are needed, each the number of a choice.
  case badAnswers(questions: Int)
  /// The case is not open, or not verified.
  case wrongState(SupportCase.State)
}
