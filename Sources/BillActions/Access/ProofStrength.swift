package import BillCore

/// How much somebody has proven in this invocation.
package enum ProofStrength: Hashable, Sendable {
  /// Nothing: a live session lets him spend.
  case session
  /// The password and a code that was sent, although the account has an authenticator app.
  ///
  /// It opens sessions; new payees, mandates, limits and the like ask for the app.
  case weak
  /// The password and the strongest factor there is; without any the password alone.
  case full

  /// What the password and a sent code come to beside these active factors.
  package init(sentCodeBeside active: [SecondFactor]) {
    self = active.contains { $0.kind == .totp } ? .weak : .full
  }
}
