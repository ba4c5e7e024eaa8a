import BillStore

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

extension Programs {
  /// The programs of this machine, found on the `PATH`.
  package static func live(environment: [String: String]) -> Programs {
    let folders = (environment["PATH"] ?? "/usr/bin:/bin").split(separator: ":")
    let kept = ["PATH", "HOME", "LANG", "TZ"].compactMap { name in
      environment[name].map { "\(name)=\($0)" }
    }
    return Programs(
      find: { name in installed(name, folders).first { flaw(of: $0) == nil } },
      flaw: { name in installed(name, folders).lazy.compactMap { flaw(of: $0) }.first },
      run: { call in RunningProgram.run(call, environment: kept) },
      temporaryFile: { liveTemporaryFile($0, folder: environment["TMPDIR"] ?? "/tmp") },
      removeTemporaryFile: { unlink($0) },
      callRail: { RailProcess.run($0, environment: environment) },
      openAnswers: { try RailProcess.openAnswers(environment: environment) })
  }

  // The programs of a name, the one that a shell would take first.
  private static func installed(_ name: String, _ folders: [Substring]) -> [String] {
    let paths =
      name.hasPrefix("/")
      ? [name] : folders.filter { $0.hasPrefix("/") }.map { "\($0)/\(name)" }
    return paths.filter { access($0, X_OK) == 0 }
  }

  private static func flaw(of path: String) -> FileError? {
    do throws(FileError) {
      try ProgramFile.check(path)
      return nil
    } catch {
      return error
    }
  }

  /// A new file of a name nobody can guess, open for reading and writing; nil where none is to be
  /// had.
  static func openTemporaryFile(in folder: String) -> (file: Int32, path: String)? {
    var path = "\(folder)/billctl-XXXXXX".utf8CString.map { $0 }
    let file = mkstemp(&path)
    guard file >= 0 else { return nil }
    return (file, String(decoding: path.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self))
  }

  private static func liveTemporaryFile(_ bytes: [UInt8], folder: String) -> String? {
    guard let (file, path) = openTemporaryFile(in: folder) else { return nil }
    defer { close(file) }
    var offset = 0
    while offset < bytes.count {
      let count = bytes[offset...].withUnsafeBytes { write(file, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else {
        unlink(path)
        return nil
      }
      offset += count
    }
    return path
  }
}

/// A child process and the two pipes to it.
private struct RunningProgram {
  let process: pid_t
  let input: Int32
  let output: Int32
  let call: Programs.Call

  static func run(_ call: Programs.Call, environment: [String]) -> Programs.Outcome {
    switch start(call, environment) {
    case .failure(let error): return .notStarted(code: error.code)
    case .success(let running): return running.finish()
    }
  }

  struct StartError: Error {
    let code: Int32
  }

  private static func start(_ call: Programs.Call, _ environment: [String])
    -> Result<RunningProgram, StartError>
  {
    var toChild: [Int32] = [-1, -1]
    var fromChild: [Int32] = [-1, -1]
    guard pipe(&toChild) == 0 else { return .failure(StartError(code: errno)) }
    guard pipe(&fromChild) == 0 else {
      let code = errno
      toChild.forEach { close($0) }
      return .failure(StartError(code: code))
    }
    defer {
      close(toChild[0])
      close(fromChild[1])
    }
    var process: pid_t = 0
    let code = spawn(call, environment, input: toChild, output: fromChild, &process)
    guard code == 0 else {
      close(toChild[1])
      close(fromChild[0])
      return .failure(StartError(code: code))
    }
    for end in [toChild[1], fromChild[0]] { _ = fcntl(end, F_SETFL, O_NONBLOCK) }
    return .success(
      RunningProgram(process: process, input: toChild[1], output: fromChild[0], call: call))
  }

  private static func spawn(
    _ call: Programs.Call, _ environment: [String], input: [Int32], output: [Int32],
    _ process: inout pid_t
  ) -> Int32 {
    #if canImport(Darwin)
      var actions: posix_spawn_file_actions_t?
    #else
      var actions = posix_spawn_file_actions_t()
    #endif
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_adddup2(&actions, input[0], STDIN_FILENO)
    posix_spawn_file_actions_adddup2(&actions, output[1], STDOUT_FILENO)
    posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0)
    for end in input + output { posix_spawn_file_actions_addclose(&actions, end) }
    var arguments = ([call.path] + call.arguments).map { strdup($0) } + [nil]
    var variables = environment.map { strdup($0) } + [nil]
    defer { (arguments + variables).forEach { free($0) } }
    return posix_spawn(&process, call.path, &actions, nil, &arguments, &variables)
  }

  // Feeds and drains in turn, so that neither side waits for the other for ever.
  private func finish() -> Programs.Outcome {
    signal(SIGPIPE, SIG_IGN)
    var collected: [UInt8] = []
    var feed = ChildInput(input, call.input)
    defer { feed.end() }
    let deadline = RunningProgram.seconds() + Int64(call.limitSeconds)
    var chunk = [UInt8](repeating: 0, count: 65_536)
    while true {
      feed.go()
      let count = read(output, &chunk, chunk.count)
      if count == 0 { break }
      if count > 0 {
        collected += chunk[..<count]
        guard collected.count <= call.limitBytes else { return end(.outputTooLarge, &feed) }
        continue
      }
      guard errno == EAGAIN || errno == EINTR else { break }
      guard RunningProgram.seconds() < deadline else { return end(.timedOut, &feed) }
      wait(forInput: feed.isOpen)
    }
    feed.end()
    close(output)
    return outcome(collected, until: deadline)
  }

  private func wait(forInput: Bool) {
    var waiting = [pollfd(fd: output, events: Int16(POLLIN), revents: 0)]
    if forInput { waiting.append(pollfd(fd: input, events: Int16(POLLOUT), revents: 0)) }
    poll(&waiting, nfds_t(waiting.count), 200)
  }

  private func end(_ outcome: Programs.Outcome, _ feed: inout ChildInput) -> Programs.Outcome {
    kill(process, SIGKILL)
    feed.end()
    close(output)
    _ = self.outcome([], until: .max)
    return outcome
  }

  // A program may close its output and go on; it too has to end in time.
  private func outcome(_ collected: [UInt8], until deadline: Int64) -> Programs.Outcome {
    var status: Int32 = 0
    while true {
      let ended = waitpid(process, &status, WNOHANG)
      if ended > 0 || (ended < 0 && errno != EINTR) { break }
      guard RunningProgram.seconds() < deadline else {
        kill(process, SIGKILL)
        while waitpid(process, &status, 0) < 0, errno == EINTR {}
        return .timedOut
      }
      usleep(1_000)
    }
    let signal = status & 0x7f
    return signal == 0
      ? .exited(status: (status >> 8) & 0xff, output: collected) : .signalled(signal)
  }

  private static func seconds() -> Int64 {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Int64(time.tv_sec)
  }
}
