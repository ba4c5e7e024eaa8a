/// Amounts that could stand in the place of one: of its size and exactly as round as it is, so that
/// neither its digits nor its rank tell it.
struct DecoyAmounts {
  /// The largest of the round sums that divides the amount, in minor units.
  private let step: Int64
  /// Where their range begins, in steps.
  private let least: Int64

  /// How many times a tenth the range spans: to about four times its beginning.
  private static let places = 15
  private static let steps: [Int64] = [10_000, 5000, 1000, 500, 100, 50, 10, 5]

  init(like minor: Int64, _ decoys: inout SupportDecoys) {
    step = DecoyAmounts.roundness(of: minor)
    var least = minor / step
    // How far the range reaches below the amount is drawn: it has no place of its own in it.
    for _ in 0..<decoys.number(below: DecoyAmounts.places) { least = least * 10 / 11 }
    least -= Int64(decoys.number(below: Int(least) / 11 + 1))
    self.least = max(1, least)
  }

  /// One more of them.
  func next(_ decoys: inout SupportDecoys) -> Int64 {
    while true {
      var size = least
      // By one at least, else the smallest amounts would have no others beside them.
      for _ in 0..<decoys.number(below: DecoyAmounts.places) { size += size / 10 + 1 }
      size += Int64(decoys.number(below: Int(size) / 10 + 1))
      if DecoyAmounts.roundness(of: size * step) == step { return size * step }
    }
  }

  /// An amount where none is known.
  static func invented(_ decoys: inout SupportDecoys) -> Int64 {
    let step = ([1, 1, 1, 1] + steps)[decoys.number(below: steps.count + 4)]
    return step * max(1, Int64(1000 + decoys.number(below: 30_000)) / step)
  }

  static func roundness(of minor: Int64) -> Int64 { steps.first { minor % $0 == 0 } ?? 1 }
}
