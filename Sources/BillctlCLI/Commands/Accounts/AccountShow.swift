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
      return AccountReport.report(
        access.account, income, lines: AccountReport.lines(access.account, income))
    }
  }
}
