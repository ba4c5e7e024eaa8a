import ArgumentParser
import BillActions
import BillCore

extension Billctl.Account {
  /// Shows the identity and its settings.
  struct Show: BillctlCommand {
    static let configuration = CommandConfiguration(
      commandName: "show", abstract: "Show your account.")

    @OptionGroup var options: GlobalOptions

    func run(in session: Session) throws -> Report {
      let access = try session.open()
      let causes = try StandingCause.all(access)
      return try AccountReport.whole(
        access.account, access, causes,
        lines: AccountReport.lines(access, causes) + StandingReport.lines(causes))
    }
  }
}
