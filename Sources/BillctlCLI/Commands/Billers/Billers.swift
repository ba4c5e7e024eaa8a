import ArgumentParser

extension Billctl {
  /// Who gets paid.
  struct Billers: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "billers", abstract: "Who gets paid.",
      subcommands: [Add.self, List.self, Show.self, Edit.self, Archive.self])
  }
}
