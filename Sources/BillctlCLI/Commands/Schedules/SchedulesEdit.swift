import ArgumentParser
import BillActions
import BillCore

extension Billctl.Schedules {
  /// Changes a schedule.
  struct Edit: BillctlCommand {
    static let configuration = CommandConfiguration(
      commandName: "edit", abstract: "Change a schedule.",
      discussion: """
        What lets more money out, or out elsewhere, asks for your password and is signed anew. \
        What only lowers holds at once and asks nothing; without a session that may spend the \
        schedule then waits for --sign.
        """)

    @Argument(help: "The schedule: its id, name or biller.")
    var schedule: String

    @Flag(help: "Sign its mandate anew.")
    var sign = false

    @OptionGroup var terms: ScheduleOptions
    @OptionGroup var change: ChangeOptions
    @OptionGroup var proof: ProofOptions
    @OptionGroup var options: GlobalOptions

    func run(in session: Session) throws -> Report {
      let access = try session.open()
      let action = EditSchedule(terms: terms.terms(), signs: sign)
      let plan = try action.plan(ScheduleBooks(access).find(schedule), access)
      let description = SchedulePlanReport(plan)
      if change.dryRun {
        var report = description.report
        if plan.proof == .none { report.lines += try unsigned(plan, session.liveMoney(access)) }
        return report
      }
      try session.confirm(description.lines, "Change this schedule?", yes: change.yes)
      let money = try session.proven(plan, access, proof) ?? session.liveMoney(access)
      try action.perform(plan, access, money)
      var report = try ScheduleReport.one(
        plan.schedule, access, ["changed: \(plan.schedule.name), \(plan.schedule.ruleWords)"])
      report.lines += unsigned(plan, money)
      return report
    }

    private func unsigned(_ plan: SchedulePlan, _ money: MoneyAccess?) -> [String] {
      guard plan.waitsForSignature(money) else { return [] }
      return [
        "note: it is not paid unattended before it is signed: "
          + "billctl schedule edit \(plan.schedule.name.shellWord) --sign"
      ]
    }
  }
}

extension Session {
  /// The live session that may spend; nil without one, nobody is asked.
  fileprivate func liveMoney(_ access: ReadAccess) throws -> MoneyAccess? {
    do {
      return try access.money()
    } catch AccessError.passwordNeeded {
      return nil
    }
  }
}
