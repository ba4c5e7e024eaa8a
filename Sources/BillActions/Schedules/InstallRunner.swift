import BillCore
import BillStore

/// Has the machine start `schedule run` every hour, or no more.
package struct InstallRunner: Sendable {
  /// Who starts it.
  package enum Timer: String, Hashable, Sendable, CaseIterable {
    case cron, systemd
  }

  /// Where it is taken away, `cron` stands for whichever of them starts it.
  package var timer: Timer
  /// Takes it away.
  package var undo: Bool
  package var email: String?
  /// Where the variables come from that say where the home is.
  package var environment: [String: String]

  package init(
    timer: Timer, undo: Bool = false, email: String? = nil, environment: [String: String]
  ) {
    self.timer = timer
    self.undo = undo
    self.email = email
    self.environment = environment
  }

  /// What would be written; nothing is yet.
  package struct Plan: Sendable, Hashable {
    package var timer: Timer
    package var undo: Bool
    /// The lines that are new.
    package var added: [String] = []
    /// The lines that go.
    package var removed: [String] = []
    var unitName = ""
    package var notes: [Note] = []
    /// The unit files that are written, or that go.
    package var paths: [String] { files.map(\.path) }
    var crontab: CrontabText?
    var files: [UnitFile] = []
    /// Whether the units are there, and the user's systemd does not run the timer.
    package var isIdle = false

    /// Whether everything is as it should be already.
    package var isDone: Bool { added.isEmpty && removed.isEmpty && !isIdle }
  }

  /// A unit as it will be; nil where it goes.
  struct UnitFile: Hashable {
    var path: String
    var text: String?
  }

  /// What the user should know.
  package enum Note: Hashable, Sendable {
    /// User timers stop when the user logs out.
    case noLinger
    /// A program needs the network, so the unit keeps it.
    case keepsNetwork
  }

  /// - throws: `RunnerError`, `ConfigurationError`, `HomeError`.
  package func plan(in home: Home) throws -> Plan {
    let account = try home.accountInUse(named: email)
    let entry = RunnerEntry(home, account, environment: environment)
    let texts = entry.variables.map(\.value) + [entry.program, entry.place]
    if let bad = texts.first(where: { $0.utf8.contains { $0 < 0x20 } }) {
      throw RunnerError.badPath(bad)
    }
    switch timer {
    case .cron where undo: return try removal(entry, home)
    case .cron: return try crontabPlan(entry, home)
    case .systemd: return try unitPlan(entry, home)
    }
  }

  // Whoever takes the hourly run away need not know who starts it.
  private func removal(_ entry: RunnerEntry, _ home: Home) throws -> Plan {
    let isUnit =
      UserSystemd.unitFolder(environment).map {
        UserFile.exists("\($0)/\(entry.unitName).timer")
      } ?? false
    do {
      let plan = try crontabPlan(entry, home)
      return plan.isDone && isUnit ? try unitPlan(entry, home) : plan
    } catch RunnerError.missingProgram where isUnit {
      return try unitPlan(entry, home)
    }
  }

  /// Writes what was planned, and gives the commands that did not work and are left to the user.
  ///
  /// Files are written and removed also where no systemd of the user answers.
  ///
  /// - throws: `RunnerError`, `FileError`.
  package func perform(_ plan: Plan, in home: Home) throws -> [String] {
    if let crontab = plan.crontab { try Crontab(home.world.programs).write(crontab) }
    guard !plan.files.isEmpty || plan.isIdle else { return [] }
    let timer = "\(plan.unitName).timer"
    var failed: [String] = []
    func call(_ arguments: String...) {
      // why: without systemctl there is nothing to tell, and the files still go.
      let control = try? UserSystemd(home.world.programs, environment)
      if control?.call(arguments) == true { return }
      failed.append("systemctl --user \(arguments.joined(separator: " "))")
    }
    if undo { call("disable", "--now", timer) }
    try write(plan)
    call("daemon-reload")
    if !undo { call("enable", "--now", timer) }
    return failed
  }

  private func write(_ plan: Plan) throws {
    for file in plan.files {
      if let text = file.text {
        try UserFile.makeFolders(above: file.path)
        try UserFile.write(file.path, replacing: true) { try $0(Array(text.utf8)) }
      } else {
        try UserFile.remove(file.path)
      }
    }
  }

  private func crontabPlan(_ entry: RunnerEntry, _ home: Home) throws -> Plan {
    let old = try Crontab(home.world.programs).read()
    guard let new = old.replacing(entry.marks, with: undo ? [] : entry.crontabLines) else {
      throw RunnerError.editedBlock
    }
    let (before, after) = (old.lines, new.lines)
    var plan = Plan(timer: .cron, undo: undo)
    guard new != old else { return plan }
    plan.added = after.filter { !before.contains($0) }
    plan.removed = before.filter { !after.contains($0) }
    plan.crontab = new
    return plan
  }

  private func unitPlan(_ entry: RunnerEntry, _ home: Home) throws -> Plan {
    let configuration = try home.configuration()
    let isOffline =
      !configuration.rails.values.contains { $0.kind == .command }
      && configuration.mailProgram == nil && configuration.smsProgram == nil
    let folder = try unitFolder()
    let wanted: [(String, String?)] = [
      ("service", undo ? nil : entry.service(isOffline: isOffline)),
      ("timer", undo ? nil : entry.timer),
    ]
    var plan = Plan(timer: .systemd, undo: undo, unitName: entry.unitName)
    for (kind, text) in wanted {
      let path = "\(folder)/\(entry.unitName).\(kind)"
      let old =
        UserFile.exists(path)
        ? String(decoding: try UserFile.read(path, limitBytes: 1 << 16), as: UTF8.self) : nil
      guard old != text else { continue }
      plan.files.append(UnitFile(path: path, text: text))
      plan.added += text.map { [path] + lines($0) } ?? []
      plan.removed += old.map { [path] + lines($0) } ?? []
    }
    if !undo, !isOffline { plan.notes.append(.keepsNetwork) }
    if !undo {
      let control = try UserSystemd(home.world.programs, environment)
      if !control.lingers { plan.notes.append(.noLinger) }
      plan.isIdle =
        plan.files.isEmpty && !control.call(["is-active", "--quiet", "\(entry.unitName).timer"])
    }
    return plan
  }

  private func lines(_ text: String) -> [String] {
    text.split(separator: "\n", omittingEmptySubsequences: true).map { "  \($0)" }
  }

  private func unitFolder() throws -> String {
    guard let folder = UserSystemd.unitFolder(environment) else { throw RunnerError.noFolder }
    return folder
  }
}
