import BillActions

extension ClosingError: Explained {
  var failure: Failure {
    switch self {
    case .openPayments(let payments):
      Failure(
        "open-payments",
        "\(counted(payments.count, "payment")) not at the bank, or not known to be",
        hints: payments.prefix(10).map { details in
          "\(details.payment.id.short)  \(details.biller.name), "
            + "\(details.payment.amount), \(details.payment.state.rawValue): "
            + PaymentReport.next(details)
        } + Set(payments.prefix(10).compactMap(PaymentReport.drop)).sorted())
    }
  }
}
