/// The tempo in which somebody types his address, learned from login to login.
///
/// Sums of whole milliseconds: mean and variance follow from them exactly. It only ever raises a
/// score; a rhythm that fits opens nothing.
package struct TypingProfile: Hashable, Sendable {
  /// How many lines were learned, the sum of their tempos and of the squares of these.
  package private(set) var count: Int64
  package private(set) var sum: Int64
  package private(set) var squares: Int64

  /// Before so many lines nothing is judged.
  package static let leastLines: Int64 = 5
  /// With more lines the old ones count half, so that the profile follows its owner.
  private static let mostLines: Int64 = 64

  package init(count: Int64 = 0, sum: Int64 = 0, squares: Int64 = 0) {
    self.count = count
    self.sum = sum
    self.squares = squares
  }

  /// Judges a tempo: strange is further than three standard deviations from the mean.
  ///
  /// A deviation below a tenth of the mean counts as a tenth: nobody is as steady as five lines
  /// can look.
  package func judge(_ tempo: Int64) -> TypingVerdict {
    guard count >= TypingProfile.leastLines else { return .learning }
    let distance = (tempo * count - sum).magnitude
    let variance = max(0, count * squares - sum * sum) / (count - 1) / count
    let floor = sum / count / 10
    let deviation = max(variance, floor * floor)
    // distance / count > 3 · √deviation, without roots and fractions.
    let limit = UInt64(9 * deviation * count * count)
    return distance * distance > limit ? .strange : .usual
  }

  /// Learns the tempo of a line whose writer was proven.
  package mutating func learn(_ tempo: Int64) {
    if count >= TypingProfile.mostLines {
      (count, sum, squares) = (count / 2, sum / 2, squares / 2)
    }
    count += 1
    sum += tempo
    squares += tempo * tempo
  }
}
