package import BillCore

extension CreditUse {
  /// What the log says of it.
  package var logged: String {
    let credit = creditID.map { ", credit note \($0)" } ?? ""
    let payment = paymentID.map { ", payment \($0)" } ?? ""
    return "\(kind.rawValue) \(amount)\(credit)\(payment)"
  }
}
