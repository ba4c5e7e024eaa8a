import ArgumentParser
import BillActions

extension Billctl.Account {
  /// Confirms the address by the code that was mailed.
  struct Confirm: BillctlCommand {
    static let configuration = CommandConfiguration(
      abstract: "Confirm your address with the code that was mailed.")

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

  /// Sends the confirmation code again.
  struct Resend: BillctlCommand {
    static let configuration = CommandConfiguration(
      abstract: "Mail a new code that confirms your address.")

    @OptionGroup var options: GlobalOptions

    func run(in session: Session) throws -> Report {
      let access = try session.open()
      guard access.account.emailState != .confirmed else {
        return AccountReport.report(
          access.account, lines: ["\(access.account.email) is confirmed already."])
      }
      let line =
        switch try EmailConfirmation(access).send() {
        case .handedOver: "A code was mailed to \(access.account.email)."
        case .kept(let path): "No mail program took the code; the mail lies in \(path)."
        }
      return AccountReport.report(
        access.account, lines: [line, "Type it: billctl account confirm CODE"])
    }
  }
}
