import ArgumentParser
import BillActions

extension Billctl.Account {
  /// Shows the identity and its settings.
  struct Show: BillctlCommand {
    static let configuration = CommandConfiguration(
      commandName: "show", abstract: "Show your account.")

    @OptionGroup var options: GlobalOptions

    func run(in session: Session) throws -> Report {
      let access = try session.open()
      let income = try access.income()
      var report = AccountReport.report(
        access.account, lines: AccountReport.lines(access.account, income))
      report.body.append(.init(name: "income", value: AccountReport.json(income)))
      return report
    }
  }
}
