import BillCore
import BillStore

extension Home {
  /// Whether cron or the user's systemd starts the schedules of an account, as far as can be seen.
  ///
  /// - throws: `RunnerError` for a crontab that cannot be read.
  func hasHourlyRun(of account: RecordID) throws -> Bool {
    // systemd links what is enabled here; a unit that only lies there starts nothing.
    let enabled = "timers.target.wants/\(RunnerEntry.unitName(account)).timer"
    if let folder = world.unitFolder, UserFile.exists("\(folder)/\(enabled)") { return true }
    do {
      return try Crontab(world.programs).read().lines.contains { line in
        // A line that somebody wrote names no account where only one lives here.
        let isMeant = line.contains(account.description) || !line.contains("BILLCTL_ACCOUNT=")
        return isMeant && line.contains("schedule run") && !line.hasPrefix("#")
      }
    } catch RunnerError.missingProgram {
      return false
    }
  }
}
