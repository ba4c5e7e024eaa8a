import ArgumentParser
import BillActions
import BillCore

extension Billctl.Payments {
  /// Hands over held payments.
  struct Submit: BillctlCommand {
    static let configuration = CommandConfiguration(
      commandName: "submit",
      abstract: "Hand over held payments, and finish what an interrupted run left.")

    @Argument(help: "Payments; all that wait, where none is named.")
    var payments: [String] = []

    @OptionGroup var change: ChangeOptions
    @OptionGroup var proof: ProofOptions
    @OptionGroup var options: GlobalOptions

    func run(in session: Session) throws -> Report {
      let access = try session.open()
      let waiting = try SubmitPayments.waiting(payments, access)
      let lines = PaymentReport.table(waiting)
      if change.dryRun {
        return Report(
          "pay/1",
          [
            "dry_run": true, "payments": .list(waiting.map(PaymentReport.json)), "batches": [],
            "presented": [],
          ], lines: lines + ["Nothing was done."])
      }
      let rails = try BillActions.Rails(session.home).all
      try session.checkTerminal(
        for: rails.filter { rail in waiting.contains { $0.payment.railName == rail.name } })
      if !waiting.isEmpty { try session.confirm(lines, "Hand these over?", yes: change.yes) }
      let result = try SubmitPayments(session.openMoney(proof)).perform(waiting)
      var report = PayReport(result).report
      let listed = Set(result.payments.map(\.payment.id))
      let unknown = try ListPayments(states: [.unknown]).perform(access)
        .filter { !listed.contains($0.payment.id) }
      if !unknown.isEmpty {
        report.lines += ["", "OUTCOME UNKNOWN: do not pay these again"]
        report.lines += unknown.flatMap(PaymentReport.trouble)
      }
      return report
    }
  }
}
