import BillCore
import BillCredentials
import BillStore

extension PayRequest {
  /// A digest of everything that decides what is paid, for idempotency keys.
  var digest: [UInt8] {
    var message = CanonicalBytes(tag: "BCTLpayr1")
    switch choice {
    case .bills(let names):
      message.append("bills")
      message.append(Int64(names.count))
      for name in names { message.append(name) }
    case .due(let date):
      message.append("due")
      message.append(date.description)
    case .overdue: message.append("overdue")
    }
    message.append(optional: from)
    message.append(optional: rail)
    message.append(optional: amount)
    message.append(optional: on?.description)
    message.append(optional: payee)
    for flag in [hold, takesDiscount, netsCredits, overpays] {
      message.append(flag ? UInt8(1) : UInt8(0))
    }
    return Blake2b.hash(message.bytes)
  }

  /// The payments the idempotency key stands for already; nil for a new one.
  ///
  /// - throws: `PayError.keyUsedOtherwise`.
  func repeated(_ reader: BookReader) throws -> [Payment]? {
    guard let key = idempotencyKey, let used = try reader.idempotency(key) else { return nil }
    guard used.digest == digest else { throw PayError.keyUsedOtherwise(key) }
    return try used.payments.map(reader.payment)
  }
}
