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
  /// A code of a test home says TEST to whoever scans it: as its message where the reference leaves
  /// room for one, else before the text.
  ///
  /// - throws: `EPCPayloadError`, `SwissPayloadError`, `QRSymbolError`, `RailObstacle`.
  package init(_ order: TransferOrder, isTest: Bool = false) throws {
    guard let creditor = order.creditor else { throw RailObstacle.noPayeeAccount }
    let isSwissAccount = creditor.number.hasPrefix("CH") || creditor.number.hasPrefix("LI")
    let isStructured = order.creditorAddress?.isStructured == true
    isSwiss = isSwissAccount && isStructured
    let payment = order.payment
    if isSwiss {
      let party = SwissPayload.Party(
        name: order.creditorName, address: order.creditorAddress ?? PostalAddress())
      var swiss = SwissPayload(
        iban: creditor.number, creditor: party, currency: payment.amount.currency,
        amount: payment.amount, reference: payment.reference)
      if isTest { swiss.markTest() }
      payload = try swiss.bytes()
    } else {
      guard payment.amount.currency.code == "EUR" else {
        throw RailObstacle.currency(payment.amount.currency)
      }
      var epc = EPCPayload(
        name: order.creditorName, iban: creditor.number, bic: creditor.agent,
        amount: payment.amount, reference: payment.reference)
      if isTest { epc.information = "TEST" }
      payload = try epc.bytes()
    }
    symbol = try QRSymbol(
      bytes: payload, level: .medium,
      maxVersion: isSwiss ? 25 : EPCPayload.maxSymbolVersion)
  }
}

extension SwissPayload {
  // Its message and a text reference share one field.
  fileprivate mutating func markTest() {
    if case .text(let text) = reference {
      reference = .text("TEST \(text)")
    } else {
      message = "TEST"
    }
  }
}
