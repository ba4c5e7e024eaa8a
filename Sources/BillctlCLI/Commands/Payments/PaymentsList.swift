import ArgumentParser
import BillActions
import BillCore

extension Billctl.Payments {
  /// Shows what is on its way.
  struct List: BillctlCommand {
    static let configuration = CommandConfiguration(
      commandName: "list", abstract: "Show payments, the newest first.")

    @Option(help: "Only payments in these states.")
    var state: [PaymentState] = []

    @Option(help: "Only payments of this bill.")
    var bill: String?

    @OptionGroup var options: GlobalOptions

    func run(in session: Session) throws -> Report {
      let access = try session.open()
      let bill = try bill.map { try Lookup(access).bill($0).id }
      let payments = try ListPayments(states: Set(state), bill: bill).perform(access)
      var report = Report(
        "payments/1", list: "payments", payments.map(PaymentReport.json),
        lines: PaymentReport.table(payments), notes: payments.isEmpty ? [nothing] : [])
      report.details = {
        payments.map { details in
          "\(details.payment.id)  end-to-end \(details.payment.endToEndID)  "
            + "reference \(details.payment.reference?.value ?? "none")"
        }
      }
      return report
    }

    private var nothing: String {
      state.isEmpty && bill == nil
        ? "No payments."
        : "No payment fits what you asked for. All of them: billctl payments list"
    }
  }
}
