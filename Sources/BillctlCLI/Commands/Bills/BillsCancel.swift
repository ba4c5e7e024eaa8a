import ArgumentParser
import BillActions

extension Billctl.Bills {
  /// Takes a bill out.
  struct Cancel: BillctlCommand {
    static let configuration = CommandConfiguration(
      commandName: "cancel", abstract: "Take out a bill that is wrong, withdrawn or replaced.",
      discussion: "It stays in the history, and importing its file again does not bring it back.")

    @Argument(help: "The bill: its id or number.")
    var bill: String

    @Option(help: "Why, for the history.")
    var reason: String

    @OptionGroup var change: ChangeOptions
    @OptionGroup var options: GlobalOptions

    func run(in session: Session) throws -> Report {
      let access = try session.open()
      let bill = try Lookup(access).bill(bill)
      let action = CancelBill(reason: reason)
      try action.plan(bill, access)
      let line =
        "\(bill.number ?? bill.id.description), \(bill.amount?.description ?? "any amount")"
      if change.dryRun {
        return Report(
          "bill/1", ["bill": .text(bill.id.description), "dry_run": true],
          lines: ["would cancel: \(line)"])
      }
      try session.confirm(["cancel: \(line)"], "Cancel it?", yes: change.yes)
      return BillReport.one(try action.perform(bill, access), "cancelled")
    }
  }
}
