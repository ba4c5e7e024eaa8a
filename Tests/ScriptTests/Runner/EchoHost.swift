import BillCore
import BillTestSupport

/// A host that answers with what it was called with, so that tests see what a script asked for.
struct EchoHost: ScriptHost {
  var now = Instant(seconds: 0)
  private(set) var calls: [ScriptInvocation] = []

  /// `echo WORD…`, `warn WORD…`, `fail N`, `answers`, `input`, `clock`; all else does nothing.
  mutating func run(_ invocation: ScriptInvocation) throws -> ScriptOutcome {
    calls.append(invocation)
    let words = invocation.arguments.dropFirst().joined(separator: " ")
    return switch invocation.arguments.first {
    case "echo": ScriptOutcome(output: words + "\n")
    case "warn": ScriptOutcome(output: "", errors: words + "\n")
    case "fail": ScriptOutcome(status: Int32(words) ?? 1, output: "", errors: "no\n")
    case "answers": ScriptOutcome(output: invocation.answers.joined(separator: "|"))
    case "input": ScriptOutcome(status: 0, output: invocation.input)
    case "clock": ScriptOutcome(output: now.description)
    default: ScriptOutcome(output: "")
    }
  }
}
