import ArgumentParser
import BillActions

extension Billctl.Account {
  /// Changes the password.
  struct Password: BillctlCommand {
    static let configuration = CommandConfiguration(
      commandName: "password", abstract: "Change your password; every other session ends.",
      discussion: """
        Asks for the present password, then twice for the new one. The recovery key stays good.
        """)

    @Option(help: "Read the new password from a file's first line; - is standard input.")
    var newPasswordFile: String?

    @OptionGroup var change: UnaskedChangeOptions
    @OptionGroup var proof: ProofOptions
    @OptionGroup var options: GlobalOptions

    func run(in session: Session) throws -> Report {
      let access = try session.open()
      if change.dryRun {
        return try AccountReport.report(
          access,
          lines: ["Would change the password and end every other session of the account."])
      }
      let money = try session.stepUp(
        access, proof, because: .operation("changing the password"))
      let password = try session.newPassword(
        file: newPasswordFile, userWords: [access.account.email, access.account.name])
      try ChangePassword().perform(password, money)
      return try AccountReport.report(
        access.refreshed(),
        lines: ["The password is changed; every other session is over."])
    }
  }
}
