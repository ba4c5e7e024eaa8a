import ArgumentParser

extension Billctl.Payments {
  /// Says that the bank refused a payment.
  struct Reject: BillctlCommand {
    static let configuration = CommandConfiguration(
      commandName: "reject", abstract: "Say that the bank refused it; the bill is open again.")

    @Argument(help: "Batches or payments.")
    var names: [String]

    @Option(help: "The bank's reason.")
    var reason: String

    @OptionGroup var change: ChangeOptions
    @OptionGroup var proof: ProofOptions
    @OptionGroup var options: GlobalOptions

    func run(in session: Session) throws -> Report {
      try PaymentsMove(.rejected(reason: reason), names, change, proof).run(in: session)
    }
  }
}
