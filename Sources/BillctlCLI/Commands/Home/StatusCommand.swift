import ArgumentParser
import BillActions

extension Billctl {
  /// Says how the account stands, in counts.
  struct StatusCommand: BillctlCommand {
    static let configuration = CommandConfiguration(
      commandName: "status", abstract: "Say how things stand, in counts. Needs no login.")

    @Flag(help: "One short line for a prompt or a status bar.")
    var line = false

    @OptionGroup var options: GlobalOptions

    func run(in session: Session) throws -> Report {
      let status = try AccountStatus(session.home, email: session.email, isQuick: line)
      var report = Report(
        "status/1", StatusReport.json(status),
        lines: line ? [StatusReport.line(status)] : StatusReport.lines(status))
      report.isTest = line ? false : status.isTest
      return report
    }
  }
}
