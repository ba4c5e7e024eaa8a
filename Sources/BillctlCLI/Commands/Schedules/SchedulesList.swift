import ArgumentParser
import BillActions

extension Billctl.Schedules {
  /// Lists the schedules.
  struct List: BillctlCommand {
    static let configuration = CommandConfiguration(
      commandName: "list", abstract: "List what is paid again and again.")

    @Flag(help: "Also those that were removed.")
    var removed = false

    @OptionGroup var options: GlobalOptions

    func run(in session: Session) throws -> Report {
      let schedules = try ListSchedules(removed: removed).perform(session.open())
      return ScheduleReport.list(
        schedules,
        notes: schedules.isEmpty ? ["No schedules yet: billctl schedule add BILLER"] : [])
    }
  }
}
