import BillCore
import BillStore

/// One way messages leave the machine: a folder of what waits and the user's program that takes it.
///
/// Each message lies in a file before the program is asked, so that none is lost; it goes out under
/// a lock, so that no two processes send it.
struct Outlet {
  let home: Home
  let folder: MessageFolder
  private let program: String?
  private let arguments: [String]
  private let lockName: String

  init(_ home: Home, _ channel: MessageChannel) throws {
    let configuration = try home.configuration()
    self.home = home
    folder = MessageFolder(home, channel)
    let name: String?
    switch channel {
    case .mail:
      (name, arguments, lockName) = (configuration.mailProgram, ["-i", "-t"], "mail.lock")
    case .text: (name, arguments, lockName) = (configuration.smsProgram, [], "texts.lock")
    }
    program = name.flatMap { home.world.programs.find($0) }
  }

  /// Whether a program is configured and installed.
  var isSetUp: Bool { program != nil }

  /// Hands a kept message over now; false where the program did not take it, or another process
  /// was at it for too long.
  func handOver(_ name: String) throws -> Bool {
    do {
      // Somebody waits for a code; the backlog of another process may take a moment.
      return try home.underLock(lockName, waitSeconds: Outlet.patienceSeconds) {
        try give(name) == .taken
      }
    } catch FileError.locked {
      return false
    }
  }

  /// Sends what waits, unless another process is at it; gives up after some failures, and after the
  /// first that took all the time there is.
  func sendWaiting() throws {
    guard isSetUp, try home.existing(folder.path) != nil,
      try !folder.waiting(at: home.world.now).isEmpty
    else { return }
    do {
      try home.underLock(lockName, waitSeconds: 0) {
        var failures = 0
        for name in try folder.waiting(at: home.world.now) where failures < Outlet.mostFailures {
          switch try give(name) {
          case .taken: continue
          case .refused: failures += 1
          case .silent: return
          }
        }
      }
    } catch FileError.locked {
      return
    }
  }

  /// Has the program take bytes that are kept nowhere.
  func take(_ bytes: [UInt8]) -> Bool {
    guard let program else { return false }
    return Outlet.failure(of: run(program, bytes)) == nil
  }

  private static let patienceSeconds = 15
  // One address may be refused while others are not; more failures mean that nothing goes out.
  private static let mostFailures = 3

  private enum Answer {
    /// By the program, or by another process before.
    case taken
    case refused
    /// The program gave no answer in time.
    case silent
  }

  private func give(_ name: String) throws -> Answer {
    guard let program, let bytes = try folder.read(name) else { return .taken }
    var last = try folder.lastPath()
    let outcome = run(program, bytes)
    last.reason = Outlet.failure(of: outcome)
    if last.reason == nil {
      last.taken = home.world.now
      try folder.remove(name)
    } else {
      last.failed = home.world.now
    }
    try folder.note(last)
    if last.reason == nil { return .taken }
    return outcome == .timedOut ? .silent : .refused
  }

  private func run(_ program: String, _ bytes: [UInt8]) -> Programs.Outcome {
    home.world.programs.run(Programs.Call(path: program, arguments: arguments, input: bytes))
  }

  // Why the program did not take a message; nil where it did.
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
}
