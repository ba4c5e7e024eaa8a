import BillActions
import BillCredentials
import BillStore

/// One invocation: the home, the console, and how to get in.
struct Session {
  let home: Home
  let console: Console
  let options: GlobalOptions
  let environment: [String: String]

  var world: World { home.world }

  /// The account that was named by `--email` or `BILLCTL_ACCOUNT`.
  var email: String? { options.email ?? environment["BILLCTL_ACCOUNT"] }

  /// Whether questions can be asked.
  var isInteractive: Bool { console.inputIsTerminal && !options.noInput }

  /// The account, to look at.
  func open() throws -> ReadAccess { try ReadAccess(home, email: email) }

  /// The account with its key, by the live session, else by the password.
  func openMoney(_ proof: ProofOptions) throws -> MoneyAccess {
    let access = try open()
    if proof.passwordFile != nil { return try access.money(by: ask(proof, access)) }
    do {
      return try access.money()
    } catch AccessError.passwordNeeded(let reason) {
      guard isInteractive else { throw AccessError.passwordNeeded(reason) }
      return try access.money(by: ask(proof, access))
    }
  }

  /// The account with its key, proven anew for what was just shown.
  func stepUp(_ access: ReadAccess, _ proof: ProofOptions, because reason: PasswordReason) throws
    -> MoneyAccess
  {
    guard proof.passwordFile != nil || isInteractive else {
      throw AccessError.passwordNeeded(reason)
    }
    return try access.money(by: ask(proof, access))
  }

  /// Password and, where a second factor is active, its code.
  private func ask(_ options: ProofOptions, _ access: ReadAccess) throws -> Proof {
    let password = try password(options, prompt: "Password: ")
    var code = options.code
    if code == nil, isInteractive, try access.hasSecondFactor() {
      code = try console.askLine("Code of your authenticator app: ")
    }
    return Proof(password: password, code: code)
  }

  /// A password from the file that was named, else typed.
  func password(_ options: ProofOptions, prompt: String) throws -> SecureBytes {
    if let path = options.passwordFile { return try console.readSecret(path) }
    guard isInteractive else {
      throw AccessError.passwordNeeded(.operation("this command"))
    }
    guard let password = try console.askSecret(prompt) else { throw Interruption() }
    return password
  }

  /// Shows a plan and asks whether to go on; `--yes` says so beforehand.
  ///
  /// - throws: `Failure` with status 2 for a no, 6 where nobody can be asked.
  func confirm(_ plan: @autoclosure () -> [String], _ question: String, yes: Bool) throws {
    if yes { return }
    // A program that asked for JSON gets nothing but the error; it has --dry-run.
    if isInteractive || !options.format.isJSON {
      for line in plan() {
        let line = Text.clean(line)
        console.writeError((options.mask ? Mask.hide(line) : line) + "\n")
      }
    }
    guard isInteractive else {
      throw Failure(
        "confirmation-needed", "this needs your confirmation",
        hints: ["look at it with --dry-run, then repeat it with --yes"],
        status: .confirmationNeeded)
    }
    let answer = try console.askLine("\(question) [y/N] ")?.lowercased() ?? ""
    guard answer == "y" || answer == "yes" else {
      throw Failure("declined", "nothing was done", status: .declined)
    }
  }
}
