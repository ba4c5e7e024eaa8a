/// Whether the clock can be believed, by the latest moment that was seen before.
package enum ClockCheck: Hashable, Sendable {
  case steady
  /// It is earlier than a moment that has been: nothing is planned.
  case wentBack(seconds: Int64)
  /// So long went by that a wrong year is as likely: what is planned is held until confirmed.
  case gap(days: Int64)

  /// How far a clock may be set back, as time services do.
  package static let toleranceSeconds: Int64 = 300
  /// The longest silence that needs no question.
  package static let longestGapDays: Int64 = 35

  /// Judges a moment by the high-water mark of earlier runs; nil at the first run.
  package init(now: Instant, highWater: Instant?) {
    guard let highWater else {
      self = .steady
      return
    }
    let seconds = now.seconds - highWater.seconds
    if seconds < -ClockCheck.toleranceSeconds {
      self = .wentBack(seconds: -seconds)
    } else if seconds > ClockCheck.longestGapDays * 86_400 {
      self = .gap(days: seconds / 86_400)
    } else {
      self = .steady
    }
  }
}
