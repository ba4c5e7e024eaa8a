import BillActions
import BillCore

/// One payment with its steps, or as a receipt.
struct PaymentDetailsReport {
  private let shown: ShowPayment

  init(_ shown: ShowPayment) { self.shown = shown }

  private var payment: Payment { shown.details.payment }

  private var json: JSON {
    PaymentReport.json(shown.details).adding([
      .init(name: "account", value: JSON(shown.payee.map { "…\($0.last4)" })),
      .init(name: "reference", value: JSON(payment.reference?.value)),
      .init(
        name: "steps",
        value: .list(
          shown.steps.map { step in
            ["at": JSON(step.at), "state": .text(step.state.rawValue), "note": JSON(step.note)]
          })),
    ])
  }

  private var facts: [String] {
    let payee = shown.payee.map { payee in
      "\(payee.name ?? shown.details.biller.name) …\(payee.last4)"
    }
    return [
      "amount       \(payment.amount)",
      "to           \(payee ?? shown.details.biller.name)",
      "from         \(shown.details.method.label) …\(shown.details.method.last4)",
      "bill         \(billWords)",
      "reference    \(payment.reference?.value ?? "none")",
      "end-to-end   \(payment.endToEndID)",
      "execute on   \(payment.executeOn)",
      "by           \(payment.railName)",
    ]
  }

  private var billWords: String {
    shown.details.billNumber ?? payment.billID.map { "\($0.short), no number" } ?? "none"
  }

  var report: Report {
    let steps = shown.steps.map { step in
      "\(step.at)  \(step.state.rawValue)" + (step.note.map { "  \($0)" } ?? "")
    }
    return Report(
      "payment/1", ["payment": json],
      lines: ["payment      \(payment.id)"] + facts + ["", "so far:"] + steps
        + ["", "state: \(payment.state.rawValue). next: \(PaymentReport.next(shown.details))"])
  }

  /// What the biller may be told; it claims no more than is known.
  func receipt(holder: String) -> Report {
    Report(
      "receipt/1", ["receipt": json, "statement": .text(claim)],
      lines: ["Receipt of \(holder)", ""] + facts
        + shown.steps.filter(\.state.isDelivered).map { "\($0.state.rawValue)    \($0.at)" }
        + ["", claim])
  }

  private var claim: String {
    switch payment.state {
    case .settled: "The bank booked this payment."
    case .delivered, .accepted, .sent:
      (shown.details.isOwnWord
        ? "By its holder's own word this payment was handed to the bank"
        : "This payment was handed to the bank")
        + (shown.details.isLate
          ? " and should have been booked by \(payment.expectedSettle)" : "")
        + ". The bank's booking is not confirmed here."
    case .unknown: "It is not known whether this payment was made."
    case .emitted where shown.details.isFileGone:
      "It is not known whether this payment is at the bank. This is no proof of payment."
    case .draft, .approved, .presented, .staged, .emitted, .sending:
      "This payment is NOT at the bank yet. This is no proof of payment."
    case .rejected, .returned, .failed, .cancelled, .expired, .takenBack:
      "This payment was not made (\(payment.state.rawValue))."
    }
  }
}
