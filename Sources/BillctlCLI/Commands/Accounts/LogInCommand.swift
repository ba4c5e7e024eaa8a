import ArgumentParser
import BillActions
import BillCredentials

extension Billctl {
  /// Begins a session.
  struct LogInCommand: BillctlCommand {
    static let configuration = CommandConfiguration(
      commandName: "login", abstract: "Log in with your password.",
      discussion: """
        One login serves every command of this user on this machine until a restart, at most 7
        days. Spending asks for the password again after 5 minutes without use.
        """)

    @OptionGroup var proof: ProofOptions
    @OptionGroup var options: GlobalOptions

    func run(in session: Session) throws -> Report {
      let password = try session.password(proof, prompt: "Password: ")
      let access = try logIn(session, Proof(password: password, code: proof.code))
      var lines = ["Logged in as \(access.account.email)."]
      if access.account.frozenAt != nil {
        lines.append("The account is frozen, nothing is paid: billctl account unfreeze")
      }
      return AccountReport.report(access.account, lines: lines)
    }

    private func logIn(_ session: Session, _ proof: Proof) throws -> ReadAccess {
      let action = LogIn(email: session.email)
      do {
        return try action.perform(proof, in: session.home)
      } catch AccessError.codeNeeded {
        guard session.isInteractive,
          let code = try session.console.askLine("Code of your authenticator app: ")
        else { throw AccessError.codeNeeded }
        return try action.perform(Proof(password: proof.password, code: code), in: session.home)
      }
    }
  }
}
