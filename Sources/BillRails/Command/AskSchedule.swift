package import BillCore

/// When a rail is asked again what became of a payment: after five minutes, an hour, then daily.
package enum AskSchedule {
  private static let first: Int64 = 5 * 60
  private static let second: Int64 = 60 * 60
  private static let later: Int64 = 24 * 60 * 60

  /// The next moment to ask; `since` is when the payment came into its state.
  package static func next(since: Instant, lastAsked: Instant?) -> Instant {
    guard let lastAsked, lastAsked >= since else { return since.adding(seconds: first) }
    let waited = lastAsked.seconds - since.seconds
    if waited < first { return since.adding(seconds: first) }
    if waited < second { return since.adding(seconds: second) }
    let days = (waited - second) / later + 1
    return since.adding(seconds: second + days * later)
  }
}
