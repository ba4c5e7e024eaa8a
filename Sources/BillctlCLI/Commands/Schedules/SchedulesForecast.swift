import ArgumentParser
import BillActions
import BillCore

extension Billctl.Schedules {
  /// Looks ahead.
  struct Forecast: BillctlCommand {
    static let configuration = CommandConfiguration(
      commandName: "forecast", abstract: "Look ahead: pay, bills and schedules, day by day.",
      discussion: """
        Amounts that are not known are said and are in no sum. Ends with 12 where a balance that \
        was given falls below --below.
        """)

    @Option(help: "The last day: a date, or 30d, 8w.")
    var until: DueWindow

    @Option(help: "A balance now, as METHOD=AMOUNT; may be given again.")
    var balance: [String] = []

    @Option(help: "The least a balance may be.")
    var below: String?

    @OptionGroup var options: GlobalOptions

    func run(in session: Session) throws -> Report {
      let access = try session.open()
      let end = try until.end(access)
      let result = try ForecastPayments(until: end, balances: balance, below: below)
        .perform(access)
      return try ForecastReport(result, until: end).report
    }
  }
}
