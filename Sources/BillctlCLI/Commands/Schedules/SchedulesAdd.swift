import ArgumentParser
import BillActions
import BillCore

extension Billctl.Schedules {
  /// Makes a schedule.
  struct Add: BillctlCommand {
    static let configuration = CommandConfiguration(
      commandName: "add", abstract: "Pay a biller again and again, or its bills as they arrive.",
      discussion: """
        What runs unattended asks for your password and signs a mandate, which allows the agent \
        these payments and no others. On portal, qr and check each date becomes an entry of your \
        worklist instead.
        """)

    @Argument(help: "The biller: its id, name or customer number.")
    var biller: String

    @Flag(help: "Pay the biller's bills as they arrive, up to --cap.")
    var autopay = false

    @OptionGroup var schedule: ScheduleOptions
    @OptionGroup var change: ChangeOptions
    @OptionGroup var proof: ProofOptions
    @OptionGroup var options: GlobalOptions

    func run(in session: Session) throws -> Report {
      let access = try session.open()
      var terms = schedule.terms()
      terms.paysBills = autopay
      let action = AddSchedule(biller: biller, terms: terms)
      let plan = try action.plan(access)
      let description = SchedulePlanReport(plan)
      if change.dryRun { return description.report }
      try session.confirm(description.lines, "Add this schedule?", yes: change.yes)
      let money = try session.proven(plan, access, proof)
      try action.perform(plan, access, money)
      return try ScheduleReport.one(
        plan.schedule, access,
        ["added: \(plan.schedule.name), \(plan.schedule.ruleWords)"]
          + [description.firstLine].compactMap { $0 } + plan.notes.map { "note: \($0.words)" })
    }
  }
}

extension Session {
  /// The step-up a plan needs; nil where it needs none.
  func proven(_ plan: SchedulePlan, _ access: ReadAccess, _ proof: ProofOptions) throws
    -> MoneyAccess?
  {
    switch plan.proof {
    case .none: nil
    case .stepUp:
      try stepUp(access, proof, because: .operation("a schedule that pays unattended"))
    }
  }
}
