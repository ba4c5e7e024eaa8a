/// One call of a program that moves money.
package struct RailCall: Sendable, Hashable {
  /// The program's absolute path.
  package var program: String
  /// The program's only argument.
  package var verb: String
  /// The request, for its standard input.
  package var input: [UInt8]
  /// After this many seconds nobody waits any longer.
  package var limitSeconds: Int
  /// A file the program inherits open, whose lock it keeps for as long as it lives.
  package var lock: Int32?
  /// Where it writes to; files that are opened for this call where nil.
  package var answers: Answers?
  /// Whether the program talks to the person at the terminal.
  package var isInteractive: Bool

  /// Open files for what a program writes.
  package struct Answers: Sendable, Hashable {
    package let output: Int32
    package let errors: Int32

    package init(output: Int32, errors: Int32) {
      self.output = output
      self.errors = errors
    }
  }

  package init(
    program: String, verb: String, input: [UInt8], limitSeconds: Int, lock: Int32? = nil,
    answers: Answers? = nil, isInteractive: Bool = false
  ) {
    self.program = program
    self.verb = verb
    self.input = input
    self.limitSeconds = limitSeconds
    self.lock = lock
    self.answers = answers
    self.isInteractive = isInteractive
  }

  /// How a call ended.
  package enum Ending: Sendable, Hashable {
    case exited(status: Int32, output: [UInt8], errors: [UInt8])
    case signalled(Int32, errors: [UInt8])
    /// It was left running: to kill it could cut a payment in two.
    case stillRunning
    /// It wrote more than an answer can be; it was left running.
    case outputTooLarge
    /// The system did not start it, so it did nothing.
    case notStarted(code: Int32)
  }
}
