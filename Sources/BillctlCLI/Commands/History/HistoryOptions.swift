import ArgumentParser
import BillActions
import BillCore

/// Which part of the history is wanted.
struct HistoryOptions: ParsableArguments {
  @Option(help: "Only bills and payments of this biller.")
  var biller: String?

  @Option(help: "Only what came on or after this date: YYYY-MM-DD.")
  var from: CalendarDate?

  @Option(help: "Only what came on or before this date: YYYY-MM-DD.")
  var to: CalendarDate?

  func validate() throws {
    if let from, let to, from > to { throw ValidationError("--from lies behind --to.") }
  }

  func action(limit: Int? = nil, text: String? = nil) -> ListHistory {
    ListHistory(biller: biller, from: from, to: to, limit: limit, text: text)
  }
}
