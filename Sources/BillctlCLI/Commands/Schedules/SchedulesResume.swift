import ArgumentParser
import BillActions

extension Billctl.Schedules {
  /// Lets a schedule run again.
  struct Resume: BillctlCommand {
    static let configuration = CommandConfiguration(
      commandName: "resume", abstract: "Let a paused schedule run again; asks for your password.")

    @Argument(help: "The schedule: its id, name or biller.")
    var schedule: String

    @OptionGroup var change: UnaskedChangeOptions
    @OptionGroup var proof: ProofOptions
    @OptionGroup var options: GlobalOptions

    func run(in session: Session) throws -> Report {
      let access = try session.open()
      let books = try ScheduleBooks(access)
      let plan = try ScheduleHalt.resume.plan(books.find(schedule), books)
      if !change.dryRun {
        _ = try session.openMoney(proof)
        try plan.perform(books)
      }
      let verb = change.dryRun ? "would run again" : "runs again"
      return try ScheduleReport.one(
        plan.schedule, access,
        ["\(verb): \(plan.schedule.name)"] + plan.leftOut.map { "    left out: \($0.nominal)" })
    }
  }
}
