import ArgumentParser

extension Billctl.Payments {
  /// Cancels what was not handed over.
  struct Cancel: BillctlCommand {
    static let configuration = CommandConfiguration(
      commandName: "cancel", abstract: "Cancel payments that are not in a file and not sent.")

    @Argument(help: "Payments.")
    var names: [String]

    @OptionGroup var change: ChangeOptions
    @OptionGroup var options: GlobalOptions

    func run(in session: Session) throws -> Report {
      try PaymentsMove(.cancelled, names, dryRun: change.dryRun, yes: change.yes).run(in: session)
    }
  }
}
