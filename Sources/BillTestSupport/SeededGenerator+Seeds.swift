import Foundation

extension SeededGenerator {
  /// The seeds a property is tried with, as a test's `arguments`: a failure then prints its seed.
  ///
  /// `BILLCTL_SEED=N` tries one seed alone.
  package static let seeds: [UInt64] = {
    let chosen = ProcessInfo.processInfo.environment["BILLCTL_SEED"].flatMap { UInt64($0) }
    return chosen.map { [$0] } ?? Array(1...8)
  }()

  /// So many random ASCII digits.
  package mutating func digits(_ count: Int) -> String {
    var text = ""
    for _ in 0..<count { text += String(UInt8.random(in: 0...9, using: &self)) }
    return text
  }
}
