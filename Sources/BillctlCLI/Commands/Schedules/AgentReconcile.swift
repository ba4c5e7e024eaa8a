import ArgumentParser
import BillActions

extension Billctl.Schedules.Agent {
  /// Brings back what a restored database does not know.
  struct ReconcileCommand: BillctlCommand {
    static let configuration = CommandConfiguration(
      commandName: "reconcile",
      abstract: "Bring back what a restored older database does not know was paid.",
      discussion: """
        Nothing is paid from a database that does not know everything that was handed over. The \
        payments come back from the records beside published.log, so that none is made again, and \
        what you called done is done again.
        """)

    @OptionGroup var change: ChangeOptions
    @OptionGroup var proof: ProofOptions
    @OptionGroup var options: GlobalOptions

    func run(in session: Session) throws -> Report {
      let access = try session.open()
      let plan = try Reconcile().plan(access)
      let lines = AgentReport.lines(plan)
      let body: JSON = [
        "dry_run": .bool(change.dryRun), "payments": .list(plan.payments.map(AgentReport.json)),
        "done": .list(plan.done.map(AgentReport.json)),
        "undone": .list(plan.undone.map(AgentReport.json)),
      ]
      if change.dryRun { return Report("reconcile/1", body, lines: lines + ["Nothing was done."]) }
      try session.confirm(lines, "Bring this back?", yes: change.yes)
      let money = try session.stepUp(
        access, proof, because: .operation("reconciling the database"))
      try Reconcile().perform(plan, money)
      return Report(
        "reconcile/1", body,
        lines: lines + ["The database knows everything that was handed over."])
    }
  }
}
