import ArgumentParser
import BillActions

extension Billctl.Schedules {
  /// Ends a schedule for ever.
  struct Remove: BillctlCommand {
    static let configuration = CommandConfiguration(
      commandName: "remove", abstract: "End a schedule for ever; its history stays.")

    @Argument(help: "The schedule: its id, name or biller.")
    var schedule: String

    @OptionGroup var change: ChangeOptions
    @OptionGroup var options: GlobalOptions

    func run(in session: Session) throws -> Report {
      let access = try session.open()
      let books = try ScheduleBooks(access)
      let plan = try ScheduleHalt.remove.plan(books.find(schedule), books)
      let words = "\(plan.schedule.name), \(plan.schedule.ruleWords)"
      if change.dryRun {
        return try ScheduleReport.one(plan.schedule, access, ["would remove: \(words)"])
      }
      try session.confirm(["remove: \(words)"], "Remove this schedule?", yes: change.yes)
      try plan.perform(books)
      return try ScheduleReport.one(plan.schedule, access, ["removed: \(words)"])
    }
  }
}
