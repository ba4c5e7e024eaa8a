import ArgumentParser
import BillActions

extension Billctl.Account {
  /// Shows the identity and its settings.
  struct Show: BillctlCommand {
    static let configuration = CommandConfiguration(
      commandName: "show", abstract: "Show your account.")

    @OptionGroup var options: GlobalOptions

    func run(in session: Session) throws -> Report {
      let account = try session.open().account
      return AccountReport.report(account, lines: AccountReport.lines(account))
    }
  }
}
