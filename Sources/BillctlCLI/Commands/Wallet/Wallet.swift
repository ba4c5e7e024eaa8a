import ArgumentParser

extension Billctl {
  /// Where money comes from: bank accounts and cards.
  struct Wallet: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "wallet", abstract: "Where money comes from: bank accounts and cards.",
      subcommands: [
        Add.self, List.self, Show.self, Edit.self, Remove.self, Default.self, Expiring.self,
      ])

    /// Adds a method.
    struct Add: ParsableCommand {
      static let configuration = CommandConfiguration(
        commandName: "add", abstract: "Add a bank account or a card.",
        subcommands: [Bank.self, Card.self])
    }
  }
}
