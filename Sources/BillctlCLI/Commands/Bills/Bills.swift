import ArgumentParser

extension Billctl {
  /// What is owed.
  struct Bills: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "bills", abstract: "What is owed.",
      subcommands: [
        Import.self, Add.self, List.self, Show.self, Edit.self, MarkPaid.self, Cancel.self,
        Original.self,
      ])
  }
}
