import ArgumentParser
import BillActions

extension Billctl.Schedules.Agent {
  /// Shows whether the agent does its work.
  struct StatusCommand: BillctlCommand {
    static let configuration = CommandConfiguration(
      commandName: "status", abstract: "Show whether the agent does its work. Needs no login.",
      discussion: """
        Ends with 13 when the last good run is too long ago while schedules are active, when a due \
        payment was not sent, or when a file was not delivered by its execution date.
        """)

    @OptionGroup var options: GlobalOptions

    func run(in session: Session) throws -> Report {
      let account = try session.home.account(named: session.email)
      let report = AgentReport(try AgentHealth(session.home, account))
      return report.report(lines: report.lines, status: report.status)
    }
  }
}
