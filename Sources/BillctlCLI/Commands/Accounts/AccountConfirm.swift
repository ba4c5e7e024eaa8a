import ArgumentParser
import BillActions

extension Billctl.Account {
  /// Confirms the address by the code that was mailed, or by the holder's word.
  struct Confirm: BillctlCommand {
    static let configuration = CommandConfiguration(
      commandName: "confirm",
      abstract: "Confirm your address with the code that was mailed, or vouch for it.")

    @Argument(help: "The eight digits; blanks and dashes do not matter.")
    var code: String?

    @Flag(help: "Vouch for the address yourself, where no mail can be sent.")
    var selfAttest = false

    @OptionGroup var change: ChangeOptions
    @OptionGroup var options: GlobalOptions

    func validate() throws {
      guard (code != nil) != selfAttest else {
        throw ValidationError("Give either the code or --self-attest.")
      }
    }

    func run(in session: Session) throws -> Report {
      let access = try session.open()
      let email = access.account.email
      guard access.account.emailState != .confirmed else {
        return AccountReport.report(access.account, lines: ["\(email) was confirmed before."])
      }
      if change.dryRun {
        let plan =
          selfAttest
          ? "would take your word for \(email)"
          : "would try the code for \(email); a wrong one costs one of five tries"
        return AccountReport.report(access.account, lines: [plan, "Nothing was done."])
      }
      if let code {
        _ = try EmailConfirmation(access).confirm(code: code)
      } else {
        try session.confirm(
          [
            "Notices of payments and logins go to \(email); nobody checks that it is yours."
          ], "Do you vouch for it?", yes: change.yes)
        try EmailConfirmation(access).selfAttest()
      }
      return AccountReport.report(
        try access.refreshed().account,
        lines: [selfAttest ? "You vouched for \(email)." : "\(email) is confirmed."])
    }
  }
}
