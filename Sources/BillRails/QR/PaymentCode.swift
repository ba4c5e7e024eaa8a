import BillCore
package import BillFormats

/// The payment code for a bank app on the phone.
package struct PaymentCode: Sendable {
  package let payload: [UInt8]
  package let symbol: QRSymbol
  /// Whether it is a Swiss code, which carries a cross in its middle.
  package let isSwiss: Bool

  /// The Swiss code for Swiss accounts, else the EPC code for euro.
  ///
  /// - throws: `EPCPayloadError`, `SwissPayloadError`, `QRSymbolError`, `RailObstacle`.
  package init(_ order: TransferOrder) throws {
    guard let creditor = order.creditor else { throw RailObstacle.noPayeeAccount }
    let isSwissAccount = creditor.number.hasPrefix("CH") || creditor.number.hasPrefix("LI")
    let isStructured = order.creditorAddress?.isStructured == true
    isSwiss = isSwissAccount && isStructured
    let payment = order.payment
    if isSwiss {
      let party = SwissPayload.Party(
        name: order.creditorName, address: order.creditorAddress ?? PostalAddress())
      payload = try SwissPayload(
        iban: creditor.number, creditor: party, currency: payment.amount.currency,
        amount: payment.amount, reference: payment.reference
      ).bytes()
    } else {
      guard payment.amount.currency.code == "EUR" else {
        throw RailObstacle.currency(payment.amount.currency)
      }
      payload = try EPCPayload(
        name: order.creditorName, iban: creditor.number, bic: creditor.agent,
        amount: payment.amount, reference: payment.reference
      ).bytes()
    }
    symbol = try QRSymbol(
      bytes: payload, level: .medium,
      maxVersion: isSwiss ? 25 : EPCPayload.maxSymbolVersion)
  }
}
