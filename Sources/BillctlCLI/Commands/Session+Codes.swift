import BillActions
import BillCore

extension Session {
  /// Asks for a code of the second factor; one that is sent is sent before.
  func askCode(_ access: ReadAccess, isStepUp: Bool) throws -> String? {
    let kind = try asked(access, isStepUp: isStepUp)
    if let kind, kind.isSent { try announce(SendFactorCode(by: kind, for: .stepUp), access) }
    return try console.askLine(Session.prompt(kind))
  }

  // A code that is sent is not enough for a step-up where there is an app.
  private func asked(_ access: ReadAccess, isStepUp: Bool) throws -> SecondFactor.Kind? {
    if isStepUp, try FactorChoice.active(access).contains(.totp) { return .totp }
    return try FactorChoice.first(access)
  }

  // Whoever asks again within a minute still has the code before.
  private func announce(_ action: SendFactorCode, _ access: ReadAccess) throws {
    do {
      let sent = try action.perform(access)
      console.writeError("  A code was sent to \(sent.place).\n")
    } catch let error as ConfirmationError {
      explain(error.failure)
    }
  }

  private static func prompt(_ kind: SecondFactor.Kind?) -> String {
    switch kind {
    case .totp, nil: "Code of your authenticator app: "
    case .email: "Code that was mailed: "
    case .sms: "Code that was texted: "
    }
  }

  /// Asks for the code of a login whose password was right.
  func askLoginCode(phone: String?) throws -> String? {
    guard let first = try FactorChoice.first(email: email, phone: phone, in: home) else {
      return try console.askLine(Session.prompt(nil))
    }
    if first.isSent {
      try SendFactorCode(by: first, for: .login).perform(email: email, phone: phone, in: home)
    }
    return try console.askLine(Session.prompt(first))
  }

  /// Texts a code, and begins a session that may look once it came back.
  func logInByText(_ phone: String, code: String?) throws -> Report {
    let action = LogInByText(phone: phone)
    var code = code
    if code == nil {
      try action.send(in: home)
      guard isInteractive else {
        throw Failure(
          "text-code-needed",
          "if an account here has this number as its second factor, a code was texted to it",
          hints: ["repeat it with --code CODE"], status: .proofNeeded)
      }
      code = try console.askLine(Session.prompt(.sms))
    }
    guard let code else { throw Interruption() }
    let entry = try action.perform(code, in: home)
    let account = entry.access.account
    let causes = try StandingCause.all(entry.access)
    return Report(
      "account/1",
      [
        "account": AccountReport.json(account, causes),
        "risk": RiskWords.json(entry.record),
      ],
      lines: [
        "Logged in as \(account.email), to look around for 8 hours at most.",
        "Paying and what is sealed ask for your password: billctl login",
      ])
  }
}
