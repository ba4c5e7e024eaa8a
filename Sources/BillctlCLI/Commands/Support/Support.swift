import ArgumentParser
import BillActions
import BillCore

extension Billctl {
  /// Help when the normal way in is shut, and what to tell a biller.
  struct Support: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "support",
      abstract: "When the normal way in is shut; and what to quote to a biller.",
      subcommands: [Open.self, List.self, Show.self, Verify.self, Unlock.self])
  }
}

extension Billctl.Support {
  /// `{id, opened, state, tries_left}`.
  static func json(_ found: SupportCase) -> JSON {
    [
      "id": .text(found.id.description), "opened": JSON(found.openedAt),
      "state": .text(found.state.word), "tries_left": found.state.triesLeft,
    ]
  }
}

extension SupportCase.State {
  /// The state in one word.
  var word: String {
    switch self {
    case .open: "open"
    case .verified: "verified"
    case .used: "used"
    case .spent: "spent"
    case .expired: "expired"
    }
  }

  fileprivate var triesLeft: JSON {
    if case .open(let left) = self { .number(Int64(left)) } else { .null }
  }
}
