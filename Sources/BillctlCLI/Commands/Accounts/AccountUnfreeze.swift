import ArgumentParser
import BillActions
import BillCore

extension Billctl.Account {
  /// Lets a frozen account pay again.
  struct Unfreeze: BillctlCommand {
    static let configuration = CommandConfiguration(
      commandName: "unfreeze", abstract: "Let a frozen account pay again; asks for your password.",
      discussion: "Needs no login before: the proof logs you in.")

    @OptionGroup var change: UnaskedChangeOptions
    @OptionGroup var proof: ProofOptions
    @OptionGroup var options: GlobalOptions

    func run(in session: Session) throws -> Report {
      // Freezing ended every session, so that one proof has to do for both.
      let action = UnfreezeAccount(email: session.loginEmail)
      let account = try action.plan(in: session.home)
      guard account.frozenAt != nil else {
        return try report(account, session, "The account is not frozen.")
      }
      guard !change.dryRun else {
        return try report(account, session, "Would let the account pay again.")
      }
      let access = try session.retyping(proof) { proof in
        let password = try session.password(proof, prompt: "Password: ")
        return try session.withCode(Proof(password: password, code: proof.code)) {
          try action.perform($0, in: session.home)
        }
      }
      return try AccountReport.report(access, lines: ["The account may pay again."])
    }

    private func report(_ account: BillCore.Account, _ session: Session, _ line: String) throws
      -> Report
    {
      let causes = try StandingCause.all(session.home, account.id)
      return Report("account/1", ["account": AccountReport.json(account, causes)], lines: [line])
    }
  }
}
