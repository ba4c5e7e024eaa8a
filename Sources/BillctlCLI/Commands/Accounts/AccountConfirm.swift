import ArgumentParser
import BillActions

extension Billctl.Account {
  /// Confirms the address by the code that was mailed.
  struct Confirm: BillctlCommand {
    static let configuration = CommandConfiguration(
      commandName: "confirm", abstract: "Confirm your address with the code that was mailed.")

    @Argument(help: "The eight digits; blanks and dashes do not matter.")
    var code: String

    @OptionGroup var options: GlobalOptions

    func run(in session: Session) throws -> Report {
      let access = try session.open()
      let isNew = try EmailConfirmation(access).confirm(code: code)
      let email = access.account.email
      return AccountReport.report(
        try access.refreshed().account,
        lines: [isNew ? "\(email) is confirmed." : "\(email) was confirmed before."])
    }
  }
}
