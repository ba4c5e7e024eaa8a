import ArgumentParser

extension Billctl {
  /// What is owed.
  struct Bills: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "What is owed.", subcommands: [Import.self, List.self])
  }
}
