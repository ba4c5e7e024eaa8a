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

    /// `status --line`, as the parser would make it.
    ///
    /// A prompt waits for it each time, and the parser takes longer than the answer.
    static var ofPrompt: StatusCommand {
      var command = StatusCommand()
      command.line = true
      command.options = .unspoken
      return command
    }

    /// A prompt has no time for it.
    var tellsHolder: Bool { false }

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
