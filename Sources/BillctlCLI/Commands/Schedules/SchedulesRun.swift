import ArgumentParser
import BillActions

extension Billctl.Schedules {
  /// Pays what is due, unattended.
  struct RunCommand: BillctlCommand {
    static let configuration = CommandConfiguration(
      commandName: "run", abstract: "Pay what is due: for cron, as the agent, asking nothing.",
      discussion: """
        Takes in what lies in the inbox folder, plans what is due, writes files and codes, asks \
        rails what became of payments. It prints nothing when nothing happened. It needs no login: \
        the agent got its key and its mandates by billctl schedule agent enroll.
        """)

    @Flag(
      help: "Say that the clock is right after a long gap, and pay what waits for being late.")
    var confirmGap = false

    @OptionGroup var proof: ProofOptions
    @OptionGroup var options: GlobalOptions

    func run(in session: Session) throws -> Report {
      let account = try session.home.account(named: session.email)
      if confirmGap {
        _ = try session.stepUp(session.open(), proof, because: .operation("confirming the clock"))
      }
      let result = try ScheduleRun(session.home, account, isConfirmed: confirmGap).perform()
      return RunReport(result, isVerbose: options.verbose).report
    }
  }
}
