import ArgumentParser

extension Billctl {
  /// Where money comes from: bank accounts and cards.
  struct Wallet: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "wallet", abstract: "Where money comes from: bank accounts and cards.",
      subcommands: [])
  }
}
