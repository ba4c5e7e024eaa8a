import BillCore
import BillStore

/// Sends messages through the user's mail program, and keeps in files what cannot be sent.
///
/// Each message lies in a file before the program is asked, so that none is lost; it goes out under
/// a lock, so that no two processes send it.
package struct Post {
  let home: Home
  let configuration: Configuration
  let folder: MailFolder

  package init(_ home: Home) throws {
    self.home = home
    configuration = try home.configuration()
    folder = MailFolder(home)
  }

  /// Whether a mail program is configured and installed.
  package var isSetUp: Bool { program != nil }

  /// Sends a message; what cannot be sent is kept, never an error of the action behind it.
  package func send(_ message: Message) throws -> MessageOutcome {
    let letter = Letter(
      message, id: home.world.newID(), at: home.world.now, isTest: try home.isTest() ?? false)
    try keep(letter)
    let kept = MessageOutcome.kept(path: "\(folder.path)/\(letter.fileName)")
    guard isSetUp else { return kept }
    do {
      // Somebody waits for a code; the backlog of another process may take a moment.
      let isTaken = try home.underLock(Post.lockName, waitSeconds: Post.patienceSeconds) {
        try handOver(letter.fileName)
      }
      return isTaken ? .handedOver : kept
    } catch FileError.locked {
      return kept
    }
  }

  /// Writes a message down without sending it.
  func keep(_ letter: Letter) throws {
    try folder.keep(
      letter.fileName,
      letter.rendered(
        from: configuration.mailFrom ?? letter.message.to, home.installKey()))
  }

  /// Sends what waits, unless another process is at it; gives up after some failures.
  func sendWaiting() throws {
    guard isSetUp, try home.existing(folder.path) != nil,
      try !folder.waiting(at: home.world.now).isEmpty
    else { return }
    do {
      try home.underLock(Post.lockName, waitSeconds: 0) {
        var failures = 0
        for name in try folder.waiting(at: home.world.now) where failures < Post.mostFailures {
          if try !handOver(name) { failures += 1 }
        }
      }
    } catch FileError.locked {
      return
    }
  }

  private static let lockName = "mail.lock"
  private static let patienceSeconds = 15
  // One address may be refused while others are not; more failures mean that nothing goes out.
  private static let mostFailures = 3

  /// Whether the program took it, or another process sent it.
  private func handOver(_ name: String) throws -> Bool {
    guard let program, let bytes = try folder.read(name) else { return true }
    var last = try folder.lastPath()
    let call = Programs.Call(path: program, arguments: ["-i", "-t"], input: bytes)
    last.reason = Post.failure(of: home.world.programs.run(call))
    if last.reason == nil {
      last.taken = home.world.now
      try folder.remove(name)
    } else {
      last.failed = home.world.now
    }
    try folder.note(last)
    return last.reason == nil
  }

  /// Why the program did not take a message; nil where it did.
  private static func failure(of outcome: Programs.Outcome) -> String? {
    switch outcome {
    case .exited(status: 0, output: _): nil
    case .exited(let status, output: _): "exit status \(status)"
    case .signalled(let signal): "ended by signal \(signal)"
    case .timedOut: "no answer in time"
    case .outputTooLarge: "too much output"
    case .notStarted(let code): "not started, error \(code)"
    }
  }

  private var program: String? {
    configuration.mailProgram.flatMap { home.world.programs.find($0) }
  }
}
