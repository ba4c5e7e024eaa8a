import BillActions
import BillCore
import BillFormats
import BillRails

extension CommandRailError: Explained {
  var failure: Failure {
    switch self {
    case .notInstalled(let name):
      Failure(
        "rail-not-installed", "there is no program billctl-rail-\(name) on your PATH",
        hints: RailKind(rawValue: name).flatMap { kind in
          kind.isBuilt && kind != .command
            ? ["\(name) is built in and needs no program: billctl rails list"] : nil
        } ?? ["--program /its/absolute/path"], status: .unavailable)
    case .nameNeeded:
      Failure("rail-name-needed", "a command rail needs a name", hints: ["--name"], status: .usage)
    case .noAnswer(let program, let ending, let said):
      Failure(
        "rail-no-answer", "\(program): \(ending.words)",
        hints: said.map { ["it said: \($0)"] } ?? [],
        status: .unavailable)
    case .badAnswer(let program, let error):
      Failure(
        "rail-bad-answer", "\(program) keeps not to the protocol: \(error.words)",
        hints: ["billctl rails check \(program)"], status: .badConfiguration)
    case .unusable(_, let error): Failure(error)
    case .changed(let rail):
      Failure(
        "rail-changed",
        "the program of \(rail) says other things of itself than when you set it up",
        hints: ["look at it, then: billctl rails setup command --name \(rail)"],
        status: .badConfiguration)
    case .aboveLimit(let rail, let limit):
      Failure("above-rail-limit", "\(rail) carries at most \(limit) a payment")
    case .cannotRunUnattended(let rail, let isInteractive):
      Failure(
        "rail-not-unattended",
        "\(rail) cannot run with nobody watching: "
          + (isInteractive
            ? "it asks at the terminal"
            : "it has no status, so nobody could ask what became of an interrupted payment"),
        hints: ["billctl rails setup command --name \(rail.shellWord) --no-unattended"])
    case .needsTerminal(let rail):
      Failure(
        "terminal-needed", "\(rail) asks at the terminal, and there is none",
        hints: ["run it by hand"], status: .confirmationNeeded)
    }
  }
}

extension RailCall.Ending {
  /// How the program ended, in words.
  var words: String {
    switch self {
    case .exited(let status, _, _): "it ended with exit code \(status)"
    case .signalled(let signal, _): "it was ended by signal \(signal)"
    case .stillRunning: "it gave no answer in time and was left running"
    case .outputTooLarge: "it wrote more than an answer can be"
    case .notStarted(let code): "it could not be started (\(SystemMessage.text(code)))"
    }
  }
}

extension RailAnswerError {
  /// What is wrong with an answer, in words.
  var words: String {
    switch self {
    case .notJSON(let error): "its answer is no JSON of the protocol (\(error.words))"
    case .notAnObject: "its answer holds something else where an object belongs"
    case .tooLarge: "its answer is longer than \(RailProtocol.mostBytes) bytes"
    case .missing(let name): "its answer has no \"\(name)\""
    case .unknownMember(let name): "its answer has \"\(name)\", which the protocol does not know"
    case .wrong(let name, let expected): "\"\(name)\" is not \(expected)"
    case .otherKey(let key): "its answer is about \(key)"
    }
  }
}

extension JSONError {
  fileprivate var words: String {
    switch self {
    case .notUTF8: "not UTF-8"
    case .unexpected(let offset): "wrong at byte \(offset)"
    case .unfinished: "it ends too early"
    case .tooDeep: "too many levels"
    case .duplicateName(let name): "\"\(name)\" twice"
    case .notAWholeNumber(let offset): "no whole number at byte \(offset)"
    }
  }
}
