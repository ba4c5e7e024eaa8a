import BillStore

extension Home {
  /// Whether cron or the user's systemd starts the schedules, as far as can be seen.
  ///
  /// - throws: `RunnerError` for a crontab that cannot be read.
  func hasHourlyRun() throws -> Bool {
    // systemd links what is enabled here; a unit that only lies there starts nothing.
    let enabled = "timers.target.wants/\(RunnerEntry.unitName).timer"
    if let folder = world.unitFolder, UserFile.exists("\(folder)/\(enabled)") { return true }
    do {
      let lines = try Crontab(world.programs).read().lines
      return lines.contains { $0.contains("schedule run") && !$0.hasPrefix("#") }
    } catch RunnerError.missingProgram {
      return false
    }
  }
}
