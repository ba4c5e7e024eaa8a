import ArgumentParser
import BillActions

extension Billctl.Schedules {
  /// Takes the hourly run away.
  struct Uninstall: BillctlCommand {
    static let configuration = CommandConfiguration(
      commandName: "uninstall", abstract: "Take the hourly run away again, and nothing else.")

    @Flag(help: "Only the systemd user timer; whichever is there without it.")
    var systemd = false

    @OptionGroup var change: ChangeOptions
    @OptionGroup var options: GlobalOptions

    func run(in session: Session) throws -> Report {
      try RunnerReport.change(
        session,
        InstallRunner(
          timer: systemd ? .systemd : .cron, undo: true, email: options.email,
          environment: session.environment), change)
    }
  }
}
