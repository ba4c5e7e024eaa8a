/// A script that did not do what it says, with its transcript up to there.
package struct ScriptFailure: Error, CustomStringConvertible {
  package let line: Int
  package let source: String
  package let problem: ScriptProblem
  /// What was run so far and what it wrote.
  package let transcript: String

  package var description: String {
    "line \(line): \(source)\n  \(problem)\n--- transcript ---\n\(transcript)"
  }
}

/// Why a command of a script failed.
package enum ScriptProblem: Error, Equatable, CustomStringConvertible {
  case unknownCommand(String)
  case usage(String)
  case negationMeansNothing(String)
  case failed(status: Int32)
  case succeeded
  case status(expected: Int32, actual: Int32)
  case nothingRun
  case noMatch(pattern: String)
  case match(pattern: String)
  case matchCount(pattern: String, expected: Int, actual: Int)
  case badPattern(String)
  case different(firstLine: Int, left: String, right: String)
  case missing(String)
  case present(String)
  case mode(file: String, expected: String, actual: String)
  case notJSON(String)
  case noValue(path: String)
  case value(path: String, actual: String)
  case noProgram(String)
  /// The host or the file system broke down.
  case broken(String)

  package var description: String {
    switch self {
    case .unknownCommand(let name): "there is no command '\(name)'"
    case .usage(let usage): "usage: \(usage)"
    case .negationMeansNothing(let name): "'!' means nothing before '\(name)'"
    case .failed(let status): "failed with status \(status)"
    case .succeeded: "succeeded, but was to fail"
    case .status(let expected, let actual): "status is \(actual), not \(expected)"
    case .nothingRun: "nothing was run before"
    case .noMatch(let pattern): "nothing matches '\(pattern)'"
    case .match(let pattern): "'\(pattern)' matches"
    case .matchCount(let pattern, let expected, let actual):
      "'\(pattern)' matches \(actual) times, not \(expected)"
    case .badPattern(let pattern): "'\(pattern)' is not a regular expression"
    case .different(let line, let left, let right):
      "they differ in line \(line):\n  - \(left)\n  + \(right)"
    case .missing(let file): "'\(file)' does not exist"
    case .present(let file): "'\(file)' exists"
    case .mode(let file, let expected, let actual):
      "'\(file)' has mode \(actual), not \(expected)"
    case .notJSON(let text): "this is not JSON: \(text.prefix(200))"
    case .noValue(let path): "there is nothing at '\(path)'"
    case .value(let path, let actual): "'\(path)' is \(actual)"
    case .noProgram(let name): "the program '\(name)' is not installed"
    case .broken(let error): error
    }
  }
}
