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

    @Option(help: "Your confirmed phone number, in the place of the e-mail address.")
    var phone: String?

    @Flag(
      help: "Look around with a code texted to --phone in the place of the password; no paying.")
    var text = false

    @OptionGroup var proof: ProofOptions
    @OptionGroup var options: GlobalOptions

    func validate() throws {
      guard !text || phone != nil else {
        throw ValidationError("Say whom to text: --phone NUMBER.")
      }
    }

    func run(in session: Session) throws -> Report {
      if text, let phone { return try session.logInByText(phone, code: proof.code) }
      let action = LogIn(email: session.email, phone: phone)
      let password = try session.password(proof, prompt: "Password: ")
      let access = try session.withCode(
        Proof(password: password, code: proof.code), phone: phone
      ) { try action.perform($0, in: session.home) }
      var lines = ["Logged in as \(access.account.email)."]
      if access.account.frozenAt != nil {
        lines.append("The account is frozen, nothing is paid: billctl account unfreeze")
      }
      return AccountReport.report(access.account, lines: lines)
    }
  }
}
