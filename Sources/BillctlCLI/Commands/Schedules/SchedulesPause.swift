import ArgumentParser
import BillActions
import BillCore

extension Billctl.Schedules {
  /// Stops a schedule for some time.
  struct Pause: BillctlCommand {
    static let configuration = CommandConfiguration(
      commandName: "pause", abstract: "Stop a schedule for some time. Needs no login.",
      discussion: """
        Dates that pass meanwhile are left out, not paid late. Ending a pause earlier than it \
        stands asks for your password.
        """)

    @Argument(help: "The schedule: its id, name or biller.")
    var schedule: String

    @Option(help: "The first day on which it runs again: YYYY-MM-DD; resume without it.")
    var until: CalendarDate?

    @OptionGroup var change: UnaskedChangeOptions
    @OptionGroup var proof: ProofOptions
    @OptionGroup var options: GlobalOptions

    func run(in session: Session) throws -> Report {
      // Nobody has to be logged in, so nothing is said but the name that was given.
      let books = try ScheduleBooks(
        session.home, account: session.home.account(named: session.email))
      let plan = try ScheduleHalt.pause(until: until).plan(books.find(schedule), books)
      if !change.dryRun {
        if plan.endsEarlier { _ = try session.openMoney(proof) }
        try plan.perform(books)
      }
      let words = "\(schedule)" + (until.map { " until \($0)" } ?? "")
      return Report(
        "pause/1",
        [
          "id": .text(plan.schedule.id.description), "state": .text(plan.schedule.state.rawValue),
          "paused_until": JSON(until),
        ], lines: ["\(change.dryRun ? "would pause" : "paused"): \(words)"])
    }
  }
}
