import ArgumentParser
import BillActions
import BillCore
import BillCredentials

extension SessionScope: ExpressibleByArgument {}

extension Billctl {
  /// Begins a session.
  struct LogInCommand: BillctlCommand {
    static let configuration = CommandConfiguration(
      commandName: "login", abstract: "Log in with your password.",
      discussion: """
        One login serves every command of this user on this machine until a restart: 7 days at most \
        on a trusted device, 8 hours elsewhere. Spending asks for the password again after 5 \
        minutes without use. An unusual login asks for more, or locks the account: see \
        docs/manual/login-risk.md.
        """)

    @Flag(help: "Trust this machine for 30 days, renewed by each login.")
    var trustDevice = false

    @Flag(help: "Print a session for BILLCTL_SESSION, once, and keep it nowhere.")
    var printToken = false

    @Option(help: "What a printed session may do: read or money.")
    var scope: SessionScope?
    @Option(help: "Your confirmed phone number, in the place of the e-mail address.")
    var phone: String?

    @Flag(
      help: "Look around with a code texted to --phone in the place of the password; no paying.")
    var text = false

    @OptionGroup var proof: ProofOptions
    @OptionGroup var options: GlobalOptions

    func validate() throws {
      guard scope == nil || printToken else {
        throw ValidationError("--scope is for --print-token.")
      }
      guard !text || phone != nil else {
        throw ValidationError("Say whom to text: --phone NUMBER.")
      }
    }

    func run(in session: Session) throws -> Report {
      if text, let phone { return try session.logInByText(phone, code: proof.code) }
      var action = LogIn(email: session.loginEmail, phone: phone)
      action.typed = try typedAddress(session)
      action.email = action.typed?.text ?? action.email
      action.trustsDevice = trustDevice
      action.printedScope = printToken ? scope ?? .read : nil
      let password = try session.password(proof, prompt: "Password: ")
      let given = Proof(password: password, code: proof.code)
      let entry = try session.withCode(given, phone: phone) {
        try action.enter($0, in: session.home)
      }
      return try LogInReport(entry: entry, wantedTrust: trustDevice).report()
    }

    // Asked where several accounts live here, or where its rhythm shall be learned.
    private func typedAddress(_ session: Session) throws -> TypedLine? {
      guard phone == nil, session.loginEmail == nil, session.isInteractive,
        proof.passwordFile == nil
      else { return nil }
      let isNeeded = try session.home.accountIDs().count > 1
      guard try isNeeded || session.home.configuration().risk.learnsTyping else { return nil }
      guard let line = try session.console.askTyped("E-mail address: ") else {
        throw Interruption()
      }
      return TypedLine(text: line.text.trimmed, intervals: line.intervals)
    }
  }
}
