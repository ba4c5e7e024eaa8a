package import BillRails
package import BillStore

/// The programs of the machine that billctl may run.
package struct Programs: Sendable {
  /// One call of a program, without a shell.
  package struct Call: Sendable, Hashable {
    /// An absolute path.
    package var path: String
    package var arguments: [String]
    package var input: [UInt8]
    /// After this many seconds the program is killed.
    package var limitSeconds: Int
    /// Standard output beyond this many bytes ends the call.
    package var limitBytes: Int

    package init(
      path: String, arguments: [String] = [], input: [UInt8] = [], limitSeconds: Int = 30,
      limitBytes: Int = 64 << 20
    ) {
      self.path = path
      self.arguments = arguments
      self.input = input
      self.limitSeconds = limitSeconds
      self.limitBytes = limitBytes
    }
  }

  /// How a call ended.
  package enum Outcome: Sendable, Hashable {
    case exited(status: Int32, output: [UInt8])
    case signalled(Int32)
    case timedOut
    case outputTooLarge
    case notStarted(code: Int32)
  }

  /// The absolute path of a program by its name; nil where it is not installed, or others than its
  /// user and root could exchange it.
  package var find: @Sendable (_ name: String) -> String?
  /// Why a program that is installed may not run; nil where nothing is wrong.
  package var flaw: @Sendable (_ name: String) -> FileError?
  /// Runs a program to its end in a cleared environment.
  package var run: @Sendable (Call) -> Outcome

  /// Runs a program that moves money; it is never killed.
  package var callRail: @Sendable (RailCall) -> RailCall.Ending
  /// Opens where such a program writes to, before anything is promised to it; nil where each call
  /// does so itself.
  package var openAnswers: @Sendable () throws -> RailCall.Answers?

  /// Writes bytes to a file of its own that only the owner can read; nil where that fails.
  package var temporaryFile: @Sendable (_ bytes: [UInt8]) -> String?
  /// Removes a file that `temporaryFile` made.
  package var removeTemporaryFile: @Sendable (_ path: String) -> Void

  package init(
    find: @escaping @Sendable (String) -> String?,
    flaw: @escaping @Sendable (String) -> FileError? = { _ in nil },
    run: @escaping @Sendable (Call) -> Outcome,
    temporaryFile: @escaping @Sendable ([UInt8]) -> String?,
    removeTemporaryFile: @escaping @Sendable (String) -> Void,
    callRail: @escaping @Sendable (RailCall) -> RailCall.Ending = { _ in .notStarted(code: 2) },
    openAnswers: @escaping @Sendable () throws -> RailCall.Answers? = { nil }
  ) {
    self.find = find
    self.flaw = flaw
    self.run = run
    self.temporaryFile = temporaryFile
    self.removeTemporaryFile = removeTemporaryFile
    self.callRail = callRail
    self.openAnswers = openAnswers
  }

  /// The absolute path of a program; nil where it is not installed.
  ///
  /// - throws: `FileError` where others could exchange it.
  func safe(_ name: String) throws(FileError) -> String? {
    if let path = find(name) { return path }
    if let flaw = flaw(name) { throw flaw }
    return nil
  }
}
