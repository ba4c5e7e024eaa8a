import ArgumentParser

extension Billctl {
  /// What is on its way.
  struct Payments: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "payments", abstract: "What is on its way.",
      subcommands: [
        List.self, Batches.self, Show.self, Submit.self, Done.self, Reject.self, Cancel.self,
        TakeBack.self,
        Resolve.self, Receipt.self,
      ])
  }
}
