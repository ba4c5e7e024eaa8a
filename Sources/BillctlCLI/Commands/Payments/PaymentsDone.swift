import ArgumentParser

extension Billctl.Payments {
  /// Says that a file was uploaded or a code paid.
  struct Done: BillctlCommand {
    static let configuration = CommandConfiguration(
      commandName: "done",
      abstract: "Say that you uploaded the file, paid the code, or used the portal.",
      discussion: """
        It is your word, until the bank's own record says so. At a terminal it asks once; a script \
        that says it is believed. --undo takes a slip back.
        """)

    @Argument(help: "Batches or payments.")
    var names: [String]

    @Flag(help: "It was said by mistake: nothing was uploaded or paid.")
    var undo = false

    @OptionGroup var change: ChangeOptions
    @OptionGroup var proof: ProofOptions
    @OptionGroup var options: GlobalOptions

    func run(in session: Session) throws -> Report {
      try PaymentsMove(undo ? .undone : .done, names, change, proof).run(in: session)
    }
  }
}
