import ArgumentParser
import BillActions
import BillCore

extension Billctl.History {
  /// Shows bills and payments, the newest first.
  struct List: BillctlCommand {
    static let configuration = CommandConfiguration(
      commandName: "list", abstract: "Show bills and payments, the newest first.")

    @OptionGroup var wanted: HistoryOptions

    @Option(help: "At most so many.")
    var limit: Int?

    @OptionGroup var options: GlobalOptions

    func validate() throws {
      if let limit, limit < 1 { throw ValidationError("--limit is at least 1.") }
    }

    func run(in session: Session) throws -> Report {
      HistoryReport.list(try wanted.action(limit: limit).perform(session.open()))
    }
  }
}
