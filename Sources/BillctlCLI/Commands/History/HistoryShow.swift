import ArgumentParser
import BillActions
import BillCore

extension Billctl.History {
  /// Shows everything that happened to a bill or a payment.
  struct Show: BillctlCommand {
    static let configuration = CommandConfiguration(
      commandName: "show", abstract: "Show everything that happened to a bill or a payment.")

    @Argument(help: "A bill or payment: id, beginning of one, number or end-to-end id.")
    var record: String

    @OptionGroup var options: GlobalOptions

    func run(in session: Session) throws -> Report {
      HistoryReport.story(try ShowHistory(record: record).perform(session.open()))
    }
  }
}
