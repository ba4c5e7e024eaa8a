import ArgumentParser
import BillActions

extension Billctl.Rails {
  /// Tries whether a program keeps to the protocol.
  struct Check: BillctlCommand {
    static let configuration = CommandConfiguration(
      commandName: "check",
      abstract: "Try whether the program of a command rail keeps to the protocol.",
      discussion: """
        Every payment the program is asked for is a test, which must move no money. Ends with 13 \
        where something is wrong. docs/rails/PROTOCOL.md has the protocol.
        """)

    @Argument(help: "A command rail, or the path of a program (with a / in it).")
    var rail: String

    @OptionGroup var options: GlobalOptions

    func run(in session: Session) throws -> Report {
      let results = try CheckRail(rail, in: session.home).perform()
      let wrong = results.filter { $0.finding != nil }
      let verdict =
        wrong.isEmpty
        ? "\(rail) keeps to the protocol." : "\(rail) does not keep to the protocol."
      return Report(
        "rail-check/1",
        [
          "rail": .text(rail), "ok": .bool(wrong.isEmpty),
          "checks": .list(
            results.map { result in
              [
                "id": .text(result.requirement.rawValue), "ok": .bool(result.finding == nil),
                "requirement": .text(result.requirement.words),
                "found": JSON(result.finding?.words),
              ]
            }),
        ],
        lines: results.flatMap(\.lines) + ["", verdict],
        status: wrong.isEmpty ? .done : .checkFailed)
    }
  }
}

extension CheckRail.Result {
  fileprivate var lines: [String] {
    guard let finding else { return ["ok      \(requirement.words)"] }
    return ["failed  \(requirement.words)", "        \(finding.words)"]
  }
}

extension CheckRail.Requirement {
  fileprivate var words: String {
    switch self {
    case .safeFile: "only its owner can change the program"
    case .capabilities: "it says what it can do"
    case .sameCapabilities: "it says the same when it is asked again"
    case .unknownVerb: "it refuses a verb nobody knows, with a declared exit code"
    case .otherVersion: "it refuses another version of the protocol"
    case .garbage: "it refuses garbage"
    case .emptyInput: "it refuses empty input"
    case .hugeInput: "it refuses four million bytes of input"
    case .submit: "it gives a receipt for a test payment"
    case .sameKey: "the same key again gives the same receipt"
    case .otherAmount: "the same key with another amount is refused"
    case .status: "it knows what it sent"
    case .statusOfUnknown: "it does not claim what it never saw"
    case .cancelOfUnknown: "it cancels nothing that it never saw"
    }
  }
}

extension CheckRail.Finding {
  fileprivate var words: String {
    switch self {
    case .ending(let ending): ending.words
    case .answer(let error): error.words
    case .unsafeFile(let path): "others can change \(path)"
    case .changedItsMind: "its answers differ"
    case .spokeWhileRefusing: "it refused, and wrote to standard output all the same"
    case .state(let state): "it said \(state)"
    }
  }
}
