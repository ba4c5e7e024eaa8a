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

  /// The account that was named by `--email` or, where no session was given that chooses it, by
  /// `BILLCTL_ACCOUNT`.
  var email: String? { options.email ?? (world.sessionText == nil ? namedAccount : nil) }

  private var namedAccount: String? { environment["BILLCTL_ACCOUNT"] }

  /// The account a login is for: no session chooses it.
  var loginEmail: String? { options.email ?? namedAccount }

  /// Whether questions can be asked.
  var isInteractive: Bool { console.inputIsTerminal && !options.noInput }

  /// The account, to look at.
  func open() throws -> ReadAccess { try ReadAccess(home, email: email) }

  /// The account with its key, by the live session, else by the password.
  func openMoney(_ proof: ProofOptions) throws -> MoneyAccess {
    let access = try open()
    if proof.passwordFile != nil { return try proven(access, proof) }
    do {
      return try access.money()
    } catch AccessError.passwordNeeded(let reason) {
      guard isInteractive else { throw AccessError.passwordNeeded(reason) }
      return try proven(access, proof)
    }
  }

  /// The account with its key, proven anew for what was just shown.
  func stepUp(_ access: ReadAccess, _ proof: ProofOptions, because reason: PasswordReason) throws
    -> MoneyAccess
  {
    guard proof.passwordFile != nil || isInteractive else {
      throw AccessError.passwordNeeded(reason)
    }
    let money = try proven(access, proof, isStepUp: true)
    guard money.isStepUp else { throw AccessError.strongCodeNeeded(reason) }
    return money
  }

  /// The account with its key, by a password that may be typed again.
  ///
  /// A slip does not cost the plan; every attempt is charged.
  private func proven(
    _ access: ReadAccess, _ proof: ProofOptions, isStepUp: Bool = false
  ) throws -> MoneyAccess {
    try retyping(proof) { try access.money(by: ask($0, access, isStepUp: isStepUp)) }
  }

  /// Tries a proof; what was typed wrong may be typed again, so often.
  func retyping<Value>(_ proof: ProofOptions, _ attempt: (ProofOptions) throws -> Value) throws
    -> Value
  {
    var proof = proof
    for _ in 1..<Session.typingAttempts where isInteractive && proof.passwordFile == nil {
      do {
        return try attempt(proof)
      } catch let error as AccessError where error == .wrongCredentials || error == .wrongCode {
        explain(error.failure)
        proof.code = nil
      }
    }
    return try attempt(proof)
  }

  /// Fewer than lock the account.
  private static let typingAttempts = 3

  /// Password and, where a second factor is active, its code.
  private func ask(_ options: ProofOptions, _ access: ReadAccess, isStepUp: Bool) throws -> Proof {
    let password = try password(options, prompt: "Password: ")
    var code = options.code
    if code == nil, isInteractive, try access.hasSecondFactor() {
      code = try askCode(access, isStepUp: isStepUp)
    }
    return Proof(password: password, code: code)
  }

  /// Tries a proof, and asks for the code where one turns out to be needed.
  func withCode<Value>(
    _ proof: Proof, phone: String? = nil, _ attempt: (Proof) throws -> Value
  ) throws -> Value {
    do {
      return try attempt(proof)
    } catch AccessError.codeNeeded {
      guard isInteractive, let code = try askLoginCode(phone: phone) else {
        throw AccessError.codeNeeded
      }
      return try attempt(Proof(password: proof.password, code: code))
    }
  }

  /// A password from the file that was named, else typed.
  func password(_ options: ProofOptions, prompt: String) throws -> SecureBytes {
    if let path = options.passwordFile { return try console.readSecret(path) }
    guard isInteractive else {
      throw AccessError.passwordNeeded(.operation("this command"))
    }
    var typed = try console.askSecret(prompt)
    // One Enter too many is no attempt, and none is charged for it.
    while typed?.count == 0 { typed = try console.askSecret(prompt) }
    guard let typed else { throw Interruption() }
    return typed
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
