/// A moment of UTC, in whole milliseconds since 1970-01-01T00:00:00Z.
package struct Instant: Hashable, Sendable, Comparable {
  package let milliseconds: Int64

  package init(milliseconds: Int64) { self.milliseconds = milliseconds }
  package init(seconds: Int64) { self.milliseconds = seconds * 1000 }

  package var seconds: Int64 { milliseconds.quotientAndRemainder(dividingBy: 1000).quotient }

  /// The moment that many seconds later, or earlier when negative.
  package func adding(seconds: Int64) -> Instant {
    Instant(milliseconds: milliseconds + seconds * 1000)
  }

  package static func < (left: Instant, right: Instant) -> Bool {
    left.milliseconds < right.milliseconds
  }

  /// The civil date of this moment in UTC; other zones belong to the `World`.
  package var utcDate: CalendarDate {
    CalendarDate(dayNumber: Int(secondsFloor / 86_400 - (secondsFloor % 86_400 < 0 ? 1 : 0)))
  }

  private var secondsFloor: Int64 {
    let (quotient, remainder) = milliseconds.quotientAndRemainder(dividingBy: 1000)
    return remainder < 0 ? quotient - 1 : quotient
  }

  private var secondOfDay: Int64 { ((secondsFloor % 86_400) + 86_400) % 86_400 }
}

extension Instant: CustomStringConvertible {
  /// RFC 3339 in UTC to the second: `2026-11-22T08:30:00Z`.
  package var description: String {
    func two(_ number: Int64) -> String { number < 10 ? "0\(number)" : "\(number)" }
    let second = secondOfDay
    return "\(utcDate)T\(two(second / 3600)):\(two(second / 60 % 60)):\(two(second % 60))Z"
  }

  /// Reads `YYYY-MM-DDTHH:MM:SSZ`, the form `description` writes.
  package init?(_ text: String) {
    let parts = text.split(separator: "T", maxSplits: 1)
    guard parts.count == 2, let date = CalendarDate(parts[0]), parts[1].hasSuffix("Z") else {
      return nil
    }
    let clock = parts[1].dropLast().split(separator: ":").compactMap { Int64($0) }
    guard clock.count == 3, (0..<24).contains(clock[0]), (0..<60).contains(clock[1]),
      (0..<61).contains(clock[2])
    else { return nil }
    self.init(
      seconds: Int64(date.dayNumber) * 86_400 + clock[0] * 3600 + clock[1] * 60 + clock[2])
  }
}
