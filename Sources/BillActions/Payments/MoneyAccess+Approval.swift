import BillCore
import BillCredentials

extension MoneyAccess {
  /// The payment with the account key's signature over everything the holder said yes to.
  func approved(_ payment: Payment) -> Payment {
    var approved = payment
    approved.approval = keys.sign(payment.approvedFacts, .approval)
    return approved
  }

  /// Refuses a payment that is not the one that was approved.
  ///
  /// - throws: `AccessError.tampered`.
  func checkApproval(of payment: Payment) throws {
    let isGenuine = SigningKey.isGenuine(
      payment.approval, of: payment.approvedFacts, .approval, publicKey: keys.signingPublicKey)
    guard isGenuine else { throw AccessError.tampered("approval of \(payment.endToEndID)") }
  }
}

extension Payment {
  // Where the money goes, from where, how much, what for, when and how.
  var approvedFacts: [UInt8] {
    var message = CanonicalBytes(tag: "BCTLappr1")
    message.append(fixed: id.bytes)
    message.append(optional: billID?.description)
    message.append(fixed: billerID.bytes)
    message.append(fixed: methodID.bytes)
    message.append(optional: payeeID?.description)
    message.append(rail.rawValue)
    message.append(railName)
    message.append(amount.minor)
    message.append(amount.currency.code)
    message.append(optional: reference?.kind)
    message.append(optional: reference?.value)
    message.append(executeOn.description)
    message.append(Int64(attempt))
    message.append(optional: mandateRoot?.description)
    message.append(optional: periodKey?.description)
    return message.bytes
  }
}
