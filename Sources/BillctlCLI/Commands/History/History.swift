import ArgumentParser

extension Billctl {
  /// Everything that happened.
  struct History: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "history", abstract: "Everything that happened.",
      subcommands: [List.self, Show.self, Search.self, Export.self], defaultSubcommand: List.self)
  }
}
