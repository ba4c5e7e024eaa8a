/// The user's crontab, through the program that keeps it.
struct Crontab {
  private let programs: Programs
  private let path: String

  /// - throws: `RunnerError.missingProgram`, `FileError` where others could exchange it.
  init(_ programs: Programs) throws {
    guard let path = try programs.safe("crontab") else {
      throw RunnerError.missingProgram("crontab")
    }
    self.programs = programs
    self.path = path
  }

  /// What it holds; nothing where the user has none.
  ///
  /// A crontab that cannot be read must not be taken for an empty one and written over, so the
  /// program's own words have to say that there is none.
  func read() throws -> CrontabText {
    switch programs.run(.init(path: path, arguments: ["-l"])) {
    case .exited(status: 0, let output): return CrontabText(output)
    case .exited: break
    case .signalled, .timedOut, .outputTooLarge, .notStarted:
      throw RunnerError.programFailed("crontab -l", words: "")
    }
    let words = complaint()
    guard words.contains("no crontab for") else {
      throw RunnerError.programFailed("crontab -l", words: words)
    }
    return CrontabText([])
  }

  /// Installs a crontab; an empty one is removed, so that nothing of ours is left.
  func write(_ text: CrontabText) throws {
    let arguments = text.bytes.isEmpty ? ["-r"] : ["-"]
    let outcome = programs.run(.init(path: path, arguments: arguments, input: text.bytes))
    guard case .exited(status: 0, _) = outcome else {
      throw RunnerError.programFailed("crontab \(arguments[0])", words: "")
    }
  }

  // Only a shell can send the standard error of a program to where it is read.
  private func complaint() -> String {
    guard let shell = programs.find("sh") else { return "" }
    let call = Programs.Call(path: shell, arguments: ["-c", "exec \"$0\" -l 2>&1", path])
    guard case .exited(_, let output) = programs.run(call) else { return "" }
    return String(decoding: output, as: UTF8.self).split(separator: "\n").first.map(String.init)
      ?? ""
  }
}

/// Why the hourly run cannot be set up; nothing has changed.
package enum RunnerError: Error, Equatable {
  case missingProgram(String)
  case programFailed(String, words: String)
  /// A mark of the block stands without the other.
  case editedBlock
  /// A path holds a line break, which no crontab or unit can carry.
  case badPath(String)
  case noFolder
}
