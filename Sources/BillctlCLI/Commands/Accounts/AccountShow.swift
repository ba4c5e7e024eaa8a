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
      let (income, limits) = (try access.income(), try access.limits())
      let causes = try StandingCause.all(access)
      return Report(
        "account/1",
        [
          "account": AccountReport.json(access.account, causes),
          "income": AccountReport.json(income),
          "limits": AccountReport.json(limits), "causes": StandingReport.json(causes),
        ],
        lines: AccountReport.lines(access.account, income, limits, causes)
          + StandingReport.lines(causes))
    }
  }
}
