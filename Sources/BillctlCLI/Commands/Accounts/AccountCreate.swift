import ArgumentParser
import BillActions

extension Billctl.Account {
  /// Makes an account without a way to pay.
  struct Create: BillctlCommand {
    static let configuration = CommandConfiguration(
      commandName: "create",
      abstract: "Make an account: password and recovery key, no way to pay yet.",
      discussion:
        "Asks for what no flag says. To set up the first way to pay as well: billctl start")

    @OptionGroup var identity: IdentityOptions
    @OptionGroup var change: UnaskedChangeOptions
    @OptionGroup var proof: ProofOptions
    @OptionGroup var options: GlobalOptions

    func run(in session: Session) throws -> Report {
      let action = try StartQuestions(session).identity(identity)
      let account = try action.plan(in: session.home)
      if change.dryRun { return AccountReport.preview(account) }
      let password = try session.newPassword(
        file: proof.passwordFile, userWords: [account.email, account.name])
      let result = try action.perform(account, password: password, in: session.home)
      return StartReport(result: result, method: nil, rail: nil).report
    }
  }
}
