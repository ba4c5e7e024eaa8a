import ArgumentParser

extension Billctl.Payments {
  /// Says what became of a payment of unknown outcome.
  struct Resolve: BillctlCommand {
    static let configuration = CommandConfiguration(
      commandName: "resolve",
      abstract: "Say what became of a payment whose outcome is unknown; ask the bank first.",
      discussion: """
        A file that is gone from the outbox and that certainly nobody uploaded is given up with \
        --not-sent too; its bills are open again.
        """)

    @Argument(help: "The payment, or the batch of a file that is gone.")
    var payment: String

    @Flag(help: "The bank has it.")
    var sent = false

    @Flag(help: "The bank certainly never got it; it may be paid again.")
    var notSent = false

    @OptionGroup var change: ChangeOptions
    @OptionGroup var proof: ProofOptions
    @OptionGroup var options: GlobalOptions

    func validate() throws {
      guard sent != notSent else {
        throw ValidationError("Say either --sent or --not-sent.")
      }
    }

    func run(in session: Session) throws -> Report {
      try PaymentsMove(sent ? .sent : .notSent, [payment], change, proof).run(in: session)
    }
  }
}
