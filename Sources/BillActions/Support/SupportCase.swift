package import BillCore

/// A case in which somebody proves by what only the holder knows that he is the holder.
///
/// It is nothing but its events in the log, which nobody adds to, takes from or edits unseen.
package struct SupportCase: Hashable, Sendable {
  package let id: RecordID
  package let openedAt: Instant
  package let state: State

  /// How far it has come.
  package enum State: Hashable, Sendable {
    case open(triesLeft: Int)
    /// The answers were right; it can unlock one thing before `until`.
    case verified(until: Instant)
    /// It has unlocked what it could.
    case used
    /// No try is left.
    case spent
    /// It was opened or verified too long ago.
    case expired
  }

  /// Tries of one case.
  package static let tries = 3
  /// Tries of an account over all cases in `windowSeconds`, unless one was verified meanwhile.
  static let triesOverCases = 6
  static let windowSeconds: Int64 = 30 * 86_400
  /// Cases that can be opened in one day.
  static let casesPerDay = 3
  /// How long a case stays open.
  static let openSeconds: Int64 = 86_400
  /// How long a verified case can unlock something.
  static let verifiedSeconds: Int64 = 30 * 60
}
