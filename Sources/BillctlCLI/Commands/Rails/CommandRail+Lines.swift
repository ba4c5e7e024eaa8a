import BillActions
import BillCore
import BillRails

extension CommandRail {
  /// What the program says of itself, for people.
  var lines: [String] {
    let can = capabilities
    let limits = can.limits.sorted { $0.currency < $1.currency }.map(\.description)
    return [
      "program      \(program)", "is           \(can.name) \(can.version)",
      "verbs        \(words(can.verbs.map(\.rawValue)))",
      "pays from    \(words(can.methods.map(\.rawValue)))",
      "pays to      \(words(can.payeeSchemes.map(\.rawValue))) accounts",
      "in           \(words(can.currencies.map(\.code)))",
      "at most      \(limits.isEmpty ? "any amount" : limits.joined(separator: ", "))",
      "terminal     \(can.isInteractive ? "asks you there" : "not needed")",
      "unattended   \(runsUnattended ? "yes" : "no")",
      "if nobody answers within \(limitSeconds) s the outcome is unknown; it is never killed", "",
    ]
  }

  private func words(_ words: [String]) -> String {
    words.isEmpty ? "none" : words.sorted().joined(separator: ", ")
  }
}

extension Session {
  /// Refuses a rail that asks at the terminal where there is none.
  ///
  /// - throws: `CommandRailError.needsTerminal`.
  func checkTerminal(for rails: [Rail]) throws {
    guard !isInteractive else { return }
    if let rail = rails.first(where: { $0.command?.capabilities.isInteractive == true }) {
      throw CommandRailError.needsTerminal(rail: rail.name)
    }
  }
}
