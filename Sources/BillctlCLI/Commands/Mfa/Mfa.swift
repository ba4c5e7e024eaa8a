import ArgumentParser

extension Billctl {
  /// Second factors.
  struct Mfa: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "mfa", abstract: "Second factors.",
      subcommands: [
        Enroll.self, Confirm.self, List.self, Remove.self, RecoveryCodesCommand.self,
        Challenge.self,
      ])
  }
}
