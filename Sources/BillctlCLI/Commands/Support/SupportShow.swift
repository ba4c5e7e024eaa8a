import ArgumentParser
import BillActions
import BillCore

extension Billctl.Support {
  /// Shows whom to call at a biller, and what to quote.
  struct Show: BillctlCommand {
    static let configuration = CommandConfiguration(
      commandName: "show",
      abstract: "Show a biller's own contacts, your number there, and payments to quote.")

    @Argument(help: "The biller: its id, name or customer number.")
    var biller: String

    @OptionGroup var options: GlobalOptions

    func run(in session: Session) throws -> Report {
      let access = try session.open()
      let found = try Lookup(access).biller(biller)
      let payments = try ListPayments().perform(access).filter { $0.biller.id == found.id }
      return Report(
        "support-biller/1",
        [
          "biller": .text(found.name), "customer_number": JSON(found.customerNumber),
          "phone": JSON(found.supportPhone), "email": JSON(found.supportEmail),
          "url": JSON(found.url), "payments": .list(payments.map(Show.json)),
        ], lines: Show.lines(found) + Show.lines(payments))
    }

    private static func json(_ details: PaymentDetails) -> JSON {
      PaymentReport.json(details).adding([
        .init(name: "proof", value: .text(words(details)))
      ])
    }

    private static func lines(_ biller: Biller) -> [String] {
      let isSilent = [biller.supportPhone, biller.supportEmail, biller.url].allSatisfy {
        $0 == nil
      }
      return FactSheet.lines([
        ("Biller", biller.name), ("Your customer number", biller.customerNumber),
        ("Phone", biller.supportPhone), ("Mail", biller.supportEmail), ("Web", biller.url),
      ])
        + (isSilent
          ? [
            "No contact is noted. Take it from a bill you trust, not from a message that came in."
          ]
          : [])
    }

    private static func lines(_ payments: [PaymentDetails]) -> [String] {
      guard !payments.isEmpty else { return ["", "No payment to quote."] }
      return ["", "Payments to quote:"]
        + payments.flatMap { details in
          let payment = details.payment
          return [
            "\(payment.executeOn)  \(payment.amount)  bill \(details.billNumber ?? "none")",
            "  payment \(payment.id)", "  end-to-end \(payment.endToEndID)",
            "  \(words(details))",
          ]
        }
    }

    // No more than is known: only the bank's booking proves that money moved.
    private static func words(_ details: PaymentDetails) -> String {
      switch details.payment.state {
      case .settled: "booked by the bank"
      case .delivered, .accepted, .sent:
        "handed to the bank; the booking is not confirmed here"
      case .sending, .unknown: "not known whether it was made"
      case .draft, .approved, .presented, .staged, .emitted: "NOT at the bank yet: no proof"
      case .rejected, .returned, .failed, .cancelled, .expired, .takenBack:
        "not made (\(details.payment.state.rawValue))"
      }
    }
  }
}
