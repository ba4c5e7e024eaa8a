/// A moment of UTC, in whole milliseconds since 1970-01-01T00:00:00Z.
package struct Instant: Hashable, Sendable, Comparable {
  package let milliseconds: Int64

  package init(milliseconds: Int64) { self.milliseconds = milliseconds }

  /// The moment so many seconds after 1970-01-01T00:00:00Z, or the furthest one there is.
  package init(seconds: Int64) {
    let (product, overflow) = seconds.multipliedReportingOverflow(by: 1000)
    milliseconds = overflow ? (seconds < 0 ? .min : .max) : product
  }

  /// Whole seconds since 1970-01-01T00:00:00Z, rounded down before it as after it.
  package var seconds: Int64 {
    let (quotient, remainder) = milliseconds.quotientAndRemainder(dividingBy: 1000)
    return remainder < 0 ? quotient - 1 : quotient
  }

  /// The moment that many seconds later, or earlier when negative; the furthest one at the ends.
  package func adding(seconds: Int64) -> Instant {
    let distance = Instant(seconds: seconds).milliseconds
    let (sum, overflow) = milliseconds.addingReportingOverflow(distance)
    return Instant(milliseconds: overflow ? (seconds < 0 ? .min : .max) : sum)
  }

  package static func < (left: Instant, right: Instant) -> Bool {
    left.milliseconds < right.milliseconds
  }

  /// The civil date of this moment in UTC; other zones belong to the `World`.
  package var utcDate: CalendarDate {
    CalendarDate(dayNumber: Int((seconds - secondOfDay) / 86_400))
  }

  private var secondOfDay: Int64 { ((seconds % 86_400) + 86_400) % 86_400 }
}

extension Instant: CustomStringConvertible {
  /// RFC 3339 in UTC to the second: `2026-11-22T08:30:00Z`.
  package var description: String {
    func two(_ number: Int64) -> String { number < 10 ? "0\(number)" : "\(number)" }
    let second = secondOfDay
    return "\(utcDate)T\(two(second / 3600)):\(two(second / 60 % 60)):\(two(second % 60))Z"
  }

  /// Reads `YYYY-MM-DDTHH:MM:SSZ`, the form `description` writes, and nothing else.
  ///
  /// A leap second (`:60`, RFC 3339 5.7) is the first second of the next minute.
  package init?(_ text: some StringProtocol) {
    let bytes = Array(text.utf8)
    let separators: [Int: Character] = [10: "T", 13: ":", 16: ":", 19: "Z"]
    guard bytes.count == 20, separators.allSatisfy({ bytes[$0] == $1.asciiValue }),
      let date = CalendarDate(String(decoding: bytes[..<10], as: UTF8.self)),
      let hour = Instant.twoDigits(bytes[11...12], below: 24),
      let minute = Instant.twoDigits(bytes[14...15], below: 60),
      let second = Instant.twoDigits(bytes[17...18], below: 61)
    else { return nil }
    self.init(seconds: Int64(date.dayNumber) * 86_400 + hour * 3600 + minute * 60 + second)
  }

  private static func twoDigits(_ digits: ArraySlice<UInt8>, below limit: Int64) -> Int64? {
    guard digits.allSatisfy(\.isDigit) else { return nil }
    let number = Int64(digits.reduce(0) { $0 * 10 + $1.digitValue })
    return number < limit ? number : nil
  }
}
