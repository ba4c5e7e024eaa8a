import ArgumentParser
import BillActions
import BillCore

extension Billctl.Payments {
  /// Shows one payment and its way so far.
  struct Show: BillctlCommand {
    static let configuration = CommandConfiguration(
      commandName: "show", abstract: "Show one payment and its way so far.")

    @Argument(help: "The payment, by id, end-to-end id or number of its bill.")
    var payment: String

    @OptionGroup var options: GlobalOptions

    func run(in session: Session) throws -> Report {
      PaymentDetailsReport(try ShowPayment(payment, session.open())).report
    }
  }

  /// Prints what proves a payment.
  struct Receipt: BillctlCommand {
    static let configuration = CommandConfiguration(
      commandName: "receipt", abstract: "Print what is known of a payment, to quote to the biller.")

    @Argument(help: "The payment, by id, end-to-end id or number of its bill.")
    var payment: String

    @OptionGroup var options: GlobalOptions

    func run(in session: Session) throws -> Report {
      let access = try session.open()
      return PaymentDetailsReport(try ShowPayment(payment, access)).receipt(
        holder: access.account.name)
    }
  }
}
