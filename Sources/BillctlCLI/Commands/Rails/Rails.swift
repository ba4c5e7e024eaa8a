import ArgumentParser

extension Billctl {
  /// What can move money here.
  struct Rails: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "rails", abstract: "What can move money here.",
      subcommands: [List.self, SetUp.self, Check.self])
  }
}
