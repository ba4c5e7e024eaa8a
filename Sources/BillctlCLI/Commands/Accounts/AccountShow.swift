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
      return try AccountReport.report(
        access.account, access, lines: AccountReport.lines(access.account, access))
    }
  }
}
