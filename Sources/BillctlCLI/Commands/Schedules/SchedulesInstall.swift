import ArgumentParser
import BillActions

extension Billctl.Schedules {
  /// Has the machine run the schedules every hour.
  struct Install: BillctlCommand {
    static let configuration = CommandConfiguration(
      commandName: "install", abstract: "Have cron or systemd run your schedules every hour.",
      discussion: """
        Shows what it writes first: one marked block of your crontab, or a timer of your own \
        systemd. Everything else stays byte for byte.
        """)

    @Flag(help: "A systemd user timer in the place of cron.")
    var systemd = false

    @OptionGroup var change: ChangeOptions
    @OptionGroup var options: GlobalOptions

    func run(in session: Session) throws -> Report {
      try RunnerReport.change(
        session,
        InstallRunner(
          timer: systemd ? .systemd : .cron, email: options.email,
          environment: session.environment), change)
    }
  }
}
