/// A line that was typed, and the rhythm of its keys as far as it could be measured.
package struct TypedLine: Hashable, Sendable {
  package let text: String
  /// Milliseconds from each key to the next; empty where nothing was measured.
  package let intervals: [Int64]

  package init(text: String, intervals: [Int64] = []) {
    self.text = text
    self.intervals = intervals
  }

  /// A shorter line has no rhythm.
  private static let leastKeys = 6
  /// Fingers are slower: this was pasted or came from a program.
  private static let fastestMilliseconds: Int64 = 8
  /// Whoever thinks that long is not typing.
  private static let slowestMilliseconds: Int64 = 5000

  /// The mean time between two keys in milliseconds; nil where it cannot be told.
  package var tempo: Int64? {
    guard intervals.count >= TypedLine.leastKeys,
      intervals.allSatisfy({ $0 <= TypedLine.slowestMilliseconds })
    else { return nil }
    let mean = intervals.reduce(0, +) / Int64(intervals.count)
    return mean >= TypedLine.fastestMilliseconds ? mean : nil
  }
}
