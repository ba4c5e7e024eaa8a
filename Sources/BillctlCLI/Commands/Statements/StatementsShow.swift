import ArgumentParser
import BillActions
import BillCore

extension Billctl.Statements {
  /// Shows what a period cost.
  struct Show: BillctlCommand {
    static let configuration = CommandConfiguration(
      commandName: "show", abstract: "Show what a period cost.",
      discussion: """
        What you owe is positive. Each amount is what it adds to that: charges are positive, \
        credits and payments negative, and opening + charges + credits + payments is closing. \
        Before the period is over its balance is so far.
        """)

    @Argument(help: "A month (2026-10), a year (2026), or rolling for the last twelve months.")
    var period: String

    @OptionGroup var options: GlobalOptions

    func run(in session: Session) throws -> Report {
      StatementReport(statement: try MakeStatement(period: period).perform(session.open())).report
    }
  }
}
