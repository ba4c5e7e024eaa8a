import ArgumentParser
import BillActions

extension Billctl.Account {
  /// Sends the confirmation code again.
  struct Resend: BillctlCommand {
    static let configuration = CommandConfiguration(
      commandName: "resend", abstract: "Mail a new code that confirms your address.")

    @OptionGroup var change: UnaskedChangeOptions
    @OptionGroup var options: GlobalOptions

    func run(in session: Session) throws -> Report {
      let access = try session.open()
      guard access.account.emailState != .confirmed else {
        return AccountReport.report(
          access.account, lines: ["\(access.account.email) is confirmed already."])
      }
      if change.dryRun {
        return AccountReport.report(
          access.account,
          lines: ["would mail a new code to \(access.account.email)", "Nothing was done."])
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
