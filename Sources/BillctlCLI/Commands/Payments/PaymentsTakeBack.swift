import ArgumentParser
import BillActions
import BillCore

extension Billctl.Payments {
  /// Takes a payment file back.
  struct TakeBack: BillctlCommand {
    static let configuration = CommandConfiguration(
      commandName: "take-back", abstract: "Take a file out of the outbox before it is uploaded.")

    @Argument(help: "The batch, by id or file name.")
    var batch: String

    @OptionGroup var change: ChangeOptions
    @OptionGroup var options: GlobalOptions

    func run(in session: Session) throws -> Report {
      let action = TakeBackBatch(try session.open())
      let batch = try action.plan(batch)
      let line = "\(batch.fileName ?? ""): \(counted(batch.count, "payment")), \(batch.total)"
      if change.dryRun {
        return Report("pay/1", ["dry_run": true], lines: [line, "Nothing was done."])
      }
      guard batch.state != .takenBack else {
        var report = PayReport(try action.perform(batch)).taken
        report.lines.append("It was taken back before; there is nothing to do.")
        return report
      }
      try session.confirm(
        [line], "It must not be at the bank. Take it back?", yes: change.yes)
      return PayReport(try action.perform(batch)).taken
    }
  }
}
