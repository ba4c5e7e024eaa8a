import ArgumentParser
import BillActions
import BillCore

extension Billctl.Schedules {
  /// Leaves one date out.
  struct Skip: BillctlCommand {
    static let configuration = CommandConfiguration(
      commandName: "skip", abstract: "Leave one date out, or take that back.",
      discussion: "Leaving one out asks nothing; taking that back asks for your password.")

    @Argument(help: "The schedule: its id, name or biller.")
    var schedule: String

    @Argument(help: "The date as the rule names it, before holidays move it: YYYY-MM-DD.")
    var date: CalendarDate

    @Flag(help: "Pay it after all.")
    var undo = false

    @OptionGroup var change: UnaskedChangeOptions
    @OptionGroup var proof: ProofOptions
    @OptionGroup var options: GlobalOptions

    func run(in session: Session) throws -> Report {
      let access = try session.open()
      let books = try ScheduleBooks(access)
      let plan = try SkipOccurrence(date: date, undo: undo).plan(books.find(schedule), books)
      let words = "\(date) of \(plan.schedule.name)"
      if change.dryRun {
        return try ScheduleReport.one(
          plan.schedule, access, ["would \(undo ? "pay" : "leave out"): \(words)"])
      }
      if undo { _ = try session.openMoney(proof) }
      try plan.perform(books)
      return try ScheduleReport.one(
        plan.schedule, access, ["\(undo ? "to be paid after all" : "left out"): \(words)"])
    }
  }
}
