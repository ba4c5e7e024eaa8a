/// What is done about periods that are late; part of what a mandate signs.
package enum CatchUpPolicy: Hashable, Sendable {
  /// The newest one is paid if it is not too late and no other is due today; older ones are missed.
  case latest
  /// So many of the newest are paid, one each run, however late: instalments.
  case all(Int)
  /// Each is missed.
  case skip
  /// What is late waits for an answer.
  case ask
}

extension CatchUpPolicy: CustomStringConvertible {
  /// `latest`, `all 3`, `skip`, `ask`.
  package var description: String {
    switch self {
    case .latest: "latest"
    case .all(let count): "all \(count)"
    case .skip: "skip"
    case .ask: "ask"
    }
  }

  /// How many periods `all` may catch up with.
  package static let largestCount = 99

  /// Reads exactly what `description` writes; the number is 1 to 99.
  package init?(_ text: String) {
    switch text {
    case "latest": self = .latest
    case "skip": self = .skip
    case "ask": self = .ask
    default:
      guard text.hasPrefix("all "), let count = Int(text.dropFirst(4)),
        (1...CatchUpPolicy.largestCount).contains(count)
      else { return nil }
      self = .all(count)
      guard description == text else { return nil }
    }
  }
}
