import ArgumentParser

extension Billctl.Payments {
  /// Says that a file was uploaded or a code paid.
  struct Done: BillctlCommand {
    static let configuration = CommandConfiguration(
      commandName: "done",
      abstract: "Say that you uploaded the file, paid the code, or used the portal.")

    @Argument(help: "Batches or payments.")
    var names: [String]

    @OptionGroup var change: ChangeOptions
    @OptionGroup var options: GlobalOptions

    func run(in session: Session) throws -> Report {
      try PaymentsMove(.done, names, dryRun: change.dryRun, yes: change.yes).run(in: session)
    }
  }
}
