package import BillRails
import BillStore

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// A running program that moves money: never killed, never cut off while it writes.
///
/// Its answers go to files rather than pipes, so that nothing breaks in it when nobody waits for
/// it any longer.
package struct RailProcess {
  /// Standard error beyond this many bytes is not waited for.
  private static let mostErrorBytes = 16 << 20
  private static let mostSpawns = 20

  private let process: pid_t
  private let input: Int32
  private let output: Int32
  private let errors: Int32
  private let call: RailCall

  /// Runs a program with nothing in its environment but `PATH`, `LANG` and `TZ`.
  package static func run(_ call: RailCall, environment: [String: String]) -> RailCall.Ending {
    let kept = ["PATH", "LANG", "TZ"].compactMap { name in
      environment[name].map { "\(name)=\($0)" }
    }
    // why: the call says that it was not started, and errno why.
    guard let answers = try? call.answers ?? openAnswers(environment: environment) else {
      return .notStarted(code: errno)
    }
    defer { if call.answers == nil { answers.letGo() } }
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else { return .notStarted(code: errno) }
    let (reading, writing) = (raised(ends[0]), raised(ends[1]))
    _ = fcntl(writing, F_SETFL, O_NONBLOCK)
    var process: pid_t = 0
    let code = spawn(
      call, kept, input: reading, output: answers.output, errors: answers.errors, &process)
    close(reading)
    guard code == 0 else {
      close(writing)
      return .notStarted(code: code)
    }
    return RailProcess(
      process: process, input: writing, output: answers.output, errors: answers.errors, call: call
    ).finish()
  }

  // The numbers 0 to 3 are the program's, whatever this process was started without.
  private static func raised(_ file: Int32) -> Int32 {
    let copy = fcntl(file, F_DUPFD_CLOEXEC, 10)
    close(file)
    return copy
  }

  /// Files for what a program writes, which go when the last process closes them.
  static func openAnswers(environment: [String: String]) throws(FileError) -> RailCall.Answers {
    let folder = environment["XDG_RUNTIME_DIR"] ?? environment["TMPDIR"] ?? "/tmp"
    let output = try nameless(folder)
    do throws(FileError) {
      return RailCall.Answers(output: output, errors: try nameless(folder))
    } catch {
      close(output)
      throw error
    }
  }

  private static func nameless(_ folder: String) throws(FileError) -> Int32 {
    guard let (file, path) = Programs.openTemporaryFile(in: folder) else {
      throw .system(path: folder, call: "mkstemp", code: errno)
    }
    unlink(path)
    return raised(file)
  }

  private static func spawn(
    _ call: RailCall, _ environment: [String], input: Int32, output: Int32, errors: Int32,
    _ process: inout pid_t
  ) -> Int32 {
    #if canImport(Darwin)
      var actions: posix_spawn_file_actions_t?
      var attributes: posix_spawnattr_t?
    #else
      var actions = posix_spawn_file_actions_t()
      var attributes = posix_spawnattr_t()
    #endif
    posix_spawn_file_actions_init(&actions)
    posix_spawnattr_init(&attributes)
    defer {
      posix_spawn_file_actions_destroy(&actions)
      posix_spawnattr_destroy(&attributes)
    }
    let lock = call.lock.map { fcntl($0, F_DUPFD_CLOEXEC, 10) }
    defer { lock.map { _ = close($0) } }
    posix_spawn_file_actions_adddup2(&actions, input, STDIN_FILENO)
    posix_spawn_file_actions_adddup2(&actions, output, STDOUT_FILENO)
    if !call.isInteractive {
      posix_spawn_file_actions_adddup2(&actions, errors, STDERR_FILENO)
    }
    if let lock { posix_spawn_file_actions_adddup2(&actions, lock, 3) }
    var standard = sigset_t()
    sigemptyset(&standard)
    posix_spawnattr_setsigmask(&attributes, &standard)
    for signal in [SIGPIPE, SIGINT, SIGQUIT, SIGHUP, SIGTERM] { sigaddset(&standard, signal) }
    posix_spawnattr_setsigdefault(&attributes, &standard)
    var flags = Int32(POSIX_SPAWN_SETSIGDEF) | Int32(POSIX_SPAWN_SETSIGMASK)
    // In a group of its own no key at the terminal reaches it; one that asks for a TAN must stay.
    if !call.isInteractive { flags |= Int32(POSIX_SPAWN_SETPGROUP) }
    posix_spawnattr_setflags(&attributes, Int16(flags))
    var words = copies([call.program, call.verb])
    var variables = copies(environment)
    defer { (words + variables).forEach { free($0) } }
    // A program that is being written this moment, or was when somebody else forked, is busy.
    for _ in 0..<RailProcess.mostSpawns {
      let code = posix_spawn(&process, call.program, &actions, &attributes, &words, &variables)
      guard code == ETXTBSY else { return code }
      usleep(10_000)
    }
    return ETXTBSY
  }

  private static func copies(_ texts: [String]) -> [UnsafeMutablePointer<CChar>?] {
    texts.map { strdup($0) } + [nil]
  }

  private func finish() -> RailCall.Ending {
    signal(SIGPIPE, SIG_IGN)
    let deadline = RailProcess.milliseconds() + Int64(call.limitSeconds) * 1000
    var feed = ChildInput(input, call.input)
    defer { feed.end() }
    var pause: useconds_t = 500
    while true {
      feed.go()
      var status: Int32 = 0
      let ended = waitpid(process, &status, WNOHANG)
      if ended == process { return ending(status) }
      guard RailProcess.milliseconds() < deadline else { return .stillRunning }
      guard size(output) <= RailProtocol.mostBytes, size(errors) <= RailProcess.mostErrorBytes
      else { return .outputTooLarge }
      usleep(pause)
      pause = min(pause * 2, 20_000)
    }
  }

  private func ending(_ status: Int32) -> RailCall.Ending {
    let said = content(errors, limit: RailProcess.mostErrorBytes)
    let signal = status & 0x7f
    guard signal == 0 else { return .signalled(signal, errors: said) }
    return .exited(
      status: (status >> 8) & 0xff, output: content(output, limit: RailProtocol.mostBytes + 1),
      errors: said)
  }

  private func content(_ file: Int32, limit: Int) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: min(size(file), limit))
    let count = pread(file, &bytes, bytes.count, 0)
    return Array(bytes.prefix(max(0, count)))
  }

  private func size(_ file: Int32) -> Int {
    var status = stat()
    return fstat(file, &status) == 0 ? Int(status.st_size) : 0
  }

  private static func milliseconds() -> Int64 {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000
  }
}

extension RailCall.Answers {
  /// Lets go of both; a program that still runs keeps its own.
  func letGo() {
    close(output)
    close(errors)
  }
}
