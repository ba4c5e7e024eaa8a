/// A rail that is a program the user trusts.
package struct CommandRail: Hashable, Sendable {
  /// The program's absolute path.
  package var program: String
  /// Seconds the program has for a payment.
  package var limitSeconds: Int
  /// What the program said it can do when the rail was set up.
  package var capabilities: RailCapabilities
  /// Whether the user lets it run with nobody watching.
  package var isMeantUnattended: Bool

  package init(
    program: String, limitSeconds: Int, capabilities: RailCapabilities, isMeantUnattended: Bool
  ) {
    self.program = program
    self.limitSeconds = limitSeconds
    self.capabilities = capabilities
    self.isMeantUnattended = isMeantUnattended
  }

  /// Whether it may pay with nobody watching.
  package var runsUnattended: Bool { isMeantUnattended && capabilities.allowUnattended }
}

extension RailCapabilities {
  /// Whether a program can pay with nobody watching: it asks no TAN, and can be asked what became
  /// of a payment that was interrupted.
  package var allowUnattended: Bool { !isInteractive && verbs.contains(.status) }
}
