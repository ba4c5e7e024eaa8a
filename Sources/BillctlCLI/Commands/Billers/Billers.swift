import ArgumentParser

extension Billctl {
  /// Who gets paid.
  struct Billers: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "billers", abstract: "Who gets paid.", subcommands: [])
  }
}
