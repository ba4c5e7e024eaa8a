import ArgumentParser

extension Billctl {
  /// What a period cost.
  struct Statements: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "statements", abstract: "What a period cost.",
      subcommands: [List.self, Show.self, Pdf.self])
  }
}
