import ArgumentParser
import BillActions
import BillCore

extension Billctl.Payments {
  /// Shows the files payments went into.
  struct Batches: BillctlCommand {
    static let configuration = CommandConfiguration(
      commandName: "batches", abstract: "Show the files payments went into, the newest first.")

    @Option(help: "Only batches in these states.")
    var state: [PaymentState] = []

    @OptionGroup var options: GlobalOptions

    func run(in session: Session) throws -> Report {
      let batches = try ListBatches(states: Set(state)).perform(session.open())
      return Report(
        "batches/1", list: "batches", batches.map(PaymentReport.json),
        lines: PaymentReport.table(batches), notes: batches.isEmpty ? ["No batches."] : [])
    }
  }
}
