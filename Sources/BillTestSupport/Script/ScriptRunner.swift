import BillCore
import Foundation

/// Runs one script on a host: a subset of Go's testscript.
///
/// `docs/CONTRIBUTING.md` lists the commands. A script stops at its first failure.
package struct ScriptRunner<Host: ScriptHost> {
  package private(set) var host: Host
  package internal(set) var state: ScriptState

  /// A runner in a folder that must exist; the script's files are written there.
  package init(host: Host, work: String) {
    self.host = host
    state = ScriptState(work: work)
  }

  /// Runs a script to its end; throws `ScriptFailure` or `ScriptSyntaxError`.
  ///
  /// Returns why it skipped itself, or nil when every line was run.
  @discardableResult
  package mutating func run(_ archive: TxtArchive) throws -> String? {
    for file in archive.files { try write(Array(file.text.utf8), to: file.name) }
    for command in try ScriptParser.parse(archive.comment) where state.skipped == nil {
      guard command.conditions.allSatisfy(holds) else { continue }
      state.transcript += "> \(command.source)\n"
      do {
        try perform(command)
      } catch {
        throw ScriptFailure(
          line: command.line, source: command.source,
          problem: error as? ScriptProblem ?? .broken("\(error)"), transcript: state.transcript)
      }
    }
    return state.skipped
  }

  private func holds(_ condition: ScriptCommand.Condition) -> Bool {
    switch condition {
    case .program(let name): return Tool(name) != nil
    case .not(let other): return !holds(other)
    case .corpus: return Corpus.isThere
    case .system(let name):
      #if os(Linux)
        return name == "linux"
      #else
        return name == "macos"
      #endif
    }
  }

  private mutating func perform(_ command: ScriptCommand) throws {
    guard let verb = ScriptVerb(rawValue: command.name) else {
      throw ScriptProblem.unknownCommand(command.name)
    }
    if command.isNegated, !verb.canBeNegated {
      throw ScriptProblem.negationMeansNothing(command.name)
    }
    let arguments = command.arguments.map(state.expand)
    guard verb.counts.contains(arguments.count) else { throw ScriptProblem.usage(verb.usage) }
    try perform(verb, arguments, isNegated: command.isNegated)
  }

  private mutating func perform(
    _ verb: ScriptVerb, _ words: [String], isNegated: Bool
  ) throws {
    switch verb {
    case .billctl, .exec: try runProgram(verb, words, mustFail: isNegated)
    case .home: try makeHome(words)

    case .status: try checkStatus(words[0])
    case .stdout: try checkMatch(lastOutcome().outputText, words[...], isNegated)
    case .stderr: try checkMatch(lastOutcome().errorText, words[...], isNegated)
    case .grep: try checkMatch(text(words[words.count - 1]), words.dropLast(), isNegated)
    case .cmp: try checkSame(bytes(words[0]), bytes(words[1]), isNegated)
    case .cmpenv:
      let expanded = state.expand(try text(words[1]))
      try checkSame(bytes(words[0]), Array(expanded.utf8), isNegated)
    case .exists: try checkExistence(words, isNegated)
    case .mode: try checkMode(words[0], of: words[1])
    case .json: try checkJSON(words, isNegated)

    case .mkdir: for name in words { try makeFolder(state.path(name)) }
    case .cp: try write(bytes(words[0]), to: words[1])
    case .rm: for name in words { try remove(name) }
    case .chmod: try changeMode(words[0], of: words[1])
    case .symlink: try link(words[0], to: words[1])
    case .copyStdout: try write(lastOutcome().output, to: words[0])

    case .env: try setVariable(words[0])
    case .cd: state.folder = try existing(words[0])
    case .stdin: state.input = try bytes(words[0])
    case .tty: state.isTerminal = try toggle(words[0])
    case .type: state.answers += words
    case .now: host.now = try instant(words[0])
    case .advance: host.now = host.now.adding(seconds: try seconds(words[0]))
    case .capture: state.environment[words[0]] = try value(words[1]).text
    case .skip: state.skipped = words.first ?? "no reason given"
    }
  }

  // Programs

  private mutating func runProgram(
    _ verb: ScriptVerb, _ arguments: [String], mustFail: Bool
  ) throws {
    var invocation = ScriptInvocation(arguments: arguments)
    invocation.input = state.input
    invocation.environment = state.environment
    invocation.folder = state.folder
    invocation.isTerminal = state.isTerminal
    invocation.answers = state.answers
    state.input = []
    state.answers = []
    let outcome = try verb == .exec ? execute(invocation) : host.run(invocation)
    state.last = outcome
    state.transcript += outcome.outputText + outcome.errorText
    if outcome.status != 0 { state.transcript += "[status \(outcome.status)]\n" }
    if mustFail, outcome.status == 0 { throw ScriptProblem.succeeded }
    if !mustFail, outcome.status != 0 { throw ScriptProblem.failed(status: outcome.status) }
  }

  // `home [OPTION…]`: an account as most scripts need it, and its password in a file.
  private mutating func makeHome(_ more: [String]) throws {
    try write(Array("copper lantern drifts eleven\n".utf8), to: "\(state.work)/password")
    let person = ["--email", "ana@example.org", "--name", "Ana Beispiel"]
    let agreed = ["--accept-terms", "--self-attested", "--no-input"]
    let money = ["--bank", "DE21123456780000012345", "--rail", "iso20022"]
    let proof = ["--password-file", "\(state.work)/password"]
    let kind = more.contains("--live") ? [] : ["--test"]
    try runProgram(
      .billctl,
      ["start"] + kind + person + agreed + money + proof + more.filter { $0 != "--live" },
      mustFail: false)
  }

  private func execute(_ invocation: ScriptInvocation) throws -> ScriptOutcome {
    guard let tool = Tool(invocation.arguments[0]) else {
      throw ScriptProblem.noProgram(invocation.arguments[0])
    }
    let machine = ProcessInfo.processInfo.environment.filter { $0.key == "PATH" }
    let result = try tool.run(
      Array(invocation.arguments.dropFirst()), input: Data(invocation.input),
      folder: invocation.folder,
      environment: machine.merging(invocation.environment) { $1 })
    return ScriptOutcome(status: result.status, output: result.output, errors: result.errors)
  }

  // Settings

  private mutating func setVariable(_ assignment: String) throws {
    let parts = assignment.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2 else { throw ScriptProblem.usage(ScriptVerb.env.usage) }
    state.environment[String(parts[0])] = String(parts[1])
  }

  private func toggle(_ word: String) throws -> Bool {
    guard word == "on" || word == "off" else { throw ScriptProblem.usage(ScriptVerb.tty.usage) }
    return word == "on"
  }

  private func instant(_ word: String) throws -> Instant {
    guard let instant = Instant(word) else { throw ScriptProblem.usage(ScriptVerb.now.usage) }
    return instant
  }

  /// `90s`, `5m`, `2h`, `3d`, `-1d`.
  private func seconds(_ word: String) throws -> Int64 {
    let units: [Character: Int64] = ["s": 1, "m": 60, "h": 3_600, "d": 86_400]
    guard let unit = word.last.flatMap({ units[$0] }), let count = Int64(word.dropLast()) else {
      throw ScriptProblem.usage(ScriptVerb.advance.usage)
    }
    return count * unit
  }
}
