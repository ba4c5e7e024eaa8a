import BillStore

/// The user's own systemd.
struct UserSystemd {
  /// Where its units lie; nil where the environment has neither of two absolute paths.
  static func unitFolder(_ environment: [String: String]) -> String? {
    if let folder = environment["XDG_CONFIG_HOME"], folder.hasPrefix("/") {
      return "\(folder)/systemd/user"
    }
    guard let home = environment["HOME"], home.hasPrefix("/") else { return nil }
    return "\(home)/.config/systemd/user"
  }

  /// Whether systemd runs the machine (sd_booted(3)); without it no user's timers run either.
  static var isRunning: Bool { UserFile.exists("/run/systemd/system") }

  private let programs: Programs
  private let variables: [String]

  /// - throws: `RunnerError.missingProgram` on a machine without systemd, `FileError` where others
  ///   could exchange it.
  init(_ programs: Programs, _ environment: [String: String]) throws {
    guard try programs.safe("systemctl") != nil, try programs.safe("env") != nil else {
      throw RunnerError.missingProgram("systemctl")
    }
    self.programs = programs
    // Programs run in a cleared environment; without these two the user's bus is not found.
    variables = ["XDG_RUNTIME_DIR", "DBUS_SESSION_BUS_ADDRESS"].compactMap { name in
      environment[name].map { "\(name)=\($0)" }
    }
  }

  /// Runs `systemctl --user`; false where it fails, or no systemd of the user runs.
  func call(_ arguments: [String]) -> Bool {
    run(["systemctl", "--user"] + arguments)?.status == 0
  }

  /// Whether the user's timers go on when he logs out (logind, Linger).
  var lingers: Bool {
    guard programs.find("loginctl") != nil,
      let answer = run(["loginctl", "show-user", "--property=Linger", "--value"])
    else { return false }
    return answer.status == 0 && answer.output.starts(with: Array("yes".utf8))
  }

  private func run(_ command: [String]) -> (status: Int32, output: [UInt8])? {
    guard let env = programs.find("env") else { return nil }
    let call = Programs.Call(path: env, arguments: variables + command)
    guard case .exited(let status, let output) = programs.run(call) else { return nil }
    return (status, output)
  }
}
