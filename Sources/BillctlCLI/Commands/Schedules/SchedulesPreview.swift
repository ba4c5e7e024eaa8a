import ArgumentParser
import BillActions

extension Billctl.Schedules {
  /// Shows the next dates of a schedule.
  struct Preview: BillctlCommand {
    static let configuration = CommandConfiguration(
      commandName: "preview", abstract: "Show the next dates: due, moved and why, sent, how much.")

    @Argument(help: "The schedule: its id, name or biller.")
    var schedule: String

    @Option(help: "How many dates, up to 1000.")
    var count = 6

    @OptionGroup var options: GlobalOptions

    func validate() throws {
      guard (1...1000).contains(count) else {
        throw ValidationError("--count is a number from 1 to 1000.")
      }
    }

    func run(in session: Session) throws -> Report {
      let access = try session.open()
      let schedule = try ScheduleBooks(access).find(schedule)
      let dates = try ScheduleDesk(access).preview(schedule, PreviewSchedule(count: count))
      let note =
        schedule.recurrence == nil
        ? "It pays bills as they arrive and has no dates." : "No date is left."
      return Report(
        "preview/1", list: "dates", dates.map { PreviewReport.json($0, schedule.currency) },
        lines: PreviewReport.table(dates), notes: dates.isEmpty ? [note] : [])
    }
  }
}
