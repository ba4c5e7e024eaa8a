import ArgumentParser

extension Billctl {
  /// Recurring payments.
  struct Schedules: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "schedule", abstract: "Recurring payments and the unattended runner.",
      subcommands: [
        Add.self, List.self, Show.self, Preview.self, Explain.self, Edit.self, Skip.self,
        Pause.self, Resume.self, Remove.self, Forecast.self,
        RunCommand.self, Agent.self, Install.self, Uninstall.self,
      ])
  }
}
