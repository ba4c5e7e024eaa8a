/// What the rhythm of the typed address says.
package enum TypingVerdict: String, Hashable, Sendable {
  /// It was pasted, corrected, given as an option, or not asked for.
  case notMeasured = "not-measured"
  /// Too few lines were typed so far to tell.
  case learning
  case usual
  case strange
}
