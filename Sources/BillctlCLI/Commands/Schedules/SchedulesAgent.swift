import ArgumentParser

extension Billctl.Schedules {
  /// The unattended runner.
  struct Agent: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "agent", abstract: "The unattended runner: its key, its term, its health.",
      subcommands: [
        EnrollCommand.self, StatusCommand.self, RevokeCommand.self, ReconcileCommand.self,
      ])
  }
}
