import ArgumentParser
import BillActions
import BillCore

extension Billctl.Mfa {
  /// Has a code sent.
  struct Challenge: BillctlCommand {
    static let configuration = CommandConfiguration(
      commandName: "challenge", abstract: "Have a code of your second factor mailed or texted.",
      discussion: """
        The code holds for 10 minutes and once; give it with --code. A code for logging in \
        approves nothing, and a code for approving logs nobody in. Without a login it does not say \
        whether there is such an account.
        """)

    /// How a code is sent; an app makes its codes itself.
    enum Channel: String, ExpressibleByArgument, CaseIterable {
      case email, sms

      var kind: SecondFactor.Kind {
        switch self {
        case .email: .email
        case .sms: .sms
        }
      }
    }

    enum Use: String, ExpressibleByArgument, CaseIterable {
      case login
      case stepUp = "step-up"
    }

    @Option(name: .customLong("by"), help: "How; default: the one you prefer.")
    var channel: Channel?

    @Option(
      name: .customLong("for"),
      help: "What for; default: step-up while you are logged in.")
    var use: Use?

    @Option(help: "Your confirmed phone number, in the place of the e-mail address.")
    var phone: String?

    @OptionGroup var change: UnaskedChangeOptions
    @OptionGroup var options: GlobalOptions

    func validate() throws {
      guard phone == nil || use != .stepUp else {
        throw ValidationError("--phone names an account to log in to.")
      }
    }

    var tellsHolder: Bool { false }

    func run(in session: Session) throws -> Report {
      guard phone == nil, use != .login else { return try logIn(session) }
      let access: ReadAccess
      do {
        access = try session.open()
      } catch AccessError.notLoggedIn where use == nil {
        return try logIn(session)
      } catch AccessError.sessionEnded where use == nil {
        return try logIn(session)
      }
      let action = SendFactorCode(by: channel?.kind, for: .stepUp)
      guard !change.dryRun else {
        let planned = try action.plan(access)
        return report(planned, lines: ["Would send a code by \(planned.rawValue)."])
      }
      let sent = try action.perform(access)
      return report(
        sent.kind,
        lines: [
          "A code was sent to \(sent.place). It holds until \(sent.expires): --code CODE"
        ])
    }

    private func logIn(_ session: Session) throws -> Report {
      if !change.dryRun {
        try SendFactorCode(by: channel?.kind, for: .login)
          .perform(email: session.email, phone: phone, in: session.home)
      }
      return report(
        channel?.kind,
        lines: [
          "If there is such an account and it has this factor, a code "
            + "\(change.dryRun ? "would be" : "was") sent.",
          "It holds for 10 minutes: billctl login --code CODE",
        ])
    }

    private func report(_ kind: SecondFactor.Kind?, lines: [String]) -> Report {
      Report(
        "mfa-challenge/1", ["by": JSON(kind?.rawValue), "expires_seconds": .number(600)],
        lines: lines)
    }
  }
}
