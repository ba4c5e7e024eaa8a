import ArgumentParser
import BillActions
import BillCredentials

extension Billctl.Schedules.Agent {
  /// Makes the agent.
  struct EnrollCommand: BillctlCommand {
    static let configuration = CommandConfiguration(
      commandName: "enroll",
      abstract: "Give this machine an agent that pays your schedules unattended.",
      discussion: """
        Its key pays what the mandates of your schedules allow, and nothing else. An agent that \
        was there before is dismissed. One proof signs the mandates of all schedules.
        """)

    @Option(help: "Days the agent may work, at most 400.")
    var days = AgentRecord.longestTermDays

    @OptionGroup var change: ChangeOptions
    @OptionGroup var proof: ProofOptions
    @OptionGroup var options: GlobalOptions

    func run(in session: Session) throws -> Report {
      let access = try session.open()
      let action = EnrolAgent(days: days)
      let plan = try action.plan(access)
      let lines = AgentReport.lines(plan)
      if change.dryRun {
        return Report(
          "agent/1", ["dry_run": true, "schedules": AgentReport.json(plan.schedules)],
          lines: lines + ["Nothing was done."])
      }
      try session.confirm(lines, "Enroll the agent and sign this?", yes: change.yes)
      let money = try session.stepUp(access, proof, because: .operation("enrolling the agent"))
      _ = try action.perform(plan, money)
      let health = try AgentHealth(session.home, access.account.id)
      return AgentReport(health).report(
        lines: ["The agent is enrolled. Let it run every hour: billctl schedule install"],
        status: .done)
    }
  }
}
