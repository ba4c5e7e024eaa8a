import ArgumentParser
import BillActions
import BillCore

extension Billctl.History {
  /// Finds bills and payments by a part of what names them.
  struct Search: BillctlCommand {
    static let configuration = CommandConfiguration(
      commandName: "search",
      abstract: "Find bills and payments by biller, number, reference or amount.")

    @Argument(help: "A part of a biller's name, a number, a reference or an amount.")
    var text: String

    @OptionGroup var wanted: HistoryOptions

    @Option(help: "At most so many.")
    var limit: Int?

    @OptionGroup var options: GlobalOptions

    func validate() throws {
      if let limit, limit < 1 { throw ValidationError("--limit is at least 1.") }
      if text.isEmpty { throw ValidationError("The text to look for is empty.") }
    }

    func run(in session: Session) throws -> Report {
      HistoryReport.list(try wanted.action(limit: limit, text: text).perform(session.open()))
    }
  }
}
