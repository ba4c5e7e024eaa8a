package import BillCore

/// What a script runs `billctl` on: the program inside this process, or a fake.
package protocol ScriptHost {
  /// The simulated clock; `now` and `advance` set it.
  var now: Instant { get set }

  /// Runs one command line to its end; throws only when the host itself is broken.
  mutating func run(_ invocation: ScriptInvocation) throws -> ScriptOutcome
}

/// One call of `billctl` as a script makes it.
package struct ScriptInvocation: Equatable {
  /// The arguments after the program's name.
  package var arguments: [String]
  package var input: [UInt8] = []
  /// The whole environment; nothing of the machine's own shines through.
  package var environment: [String: String] = [:]
  /// The folder relative paths are meant from, absolute.
  package var folder = "/"
  /// Whether standard input and output are terminals.
  package var isTerminal = false
  /// What the user types at the prompts, in order; running out of them is an end of file.
  package var answers: [String] = []

  package init(arguments: [String]) { self.arguments = arguments }
}

/// What a finished program left behind.
package struct ScriptOutcome: Equatable {
  package var status: Int32
  package var output: [UInt8]
  package var errors: [UInt8]

  package init(status: Int32 = 0, output: [UInt8] = [], errors: [UInt8] = []) {
    self.status = status
    self.output = output
    self.errors = errors
  }

  /// The same for programs that write text.
  package init(status: Int32 = 0, output: String, errors: String = "") {
    self.init(status: status, output: Array(output.utf8), errors: Array(errors.utf8))
  }

  package var outputText: String { String(decoding: output, as: UTF8.self) }
  package var errorText: String { String(decoding: errors, as: UTF8.self) }
}
