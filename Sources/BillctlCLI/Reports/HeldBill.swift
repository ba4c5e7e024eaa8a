import BillActions
import BillCore

/// What can be done with a bill that waits for the holder's decision.
enum HeldBill {
  /// The commands, with the id: a held bill may share its number with another one.
  static func advice(_ details: BillDetails) -> [String] {
    guard details.state == .held else { return [] }
    let id = details.bill.id.short
    return [
      letGo(details, String(id)), "To drop it: billctl bills cancel \(id) --reason TEXT",
    ]
  }

  private static func letGo(_ details: BillDetails, _ id: String) -> String {
    let ask = "Ask the biller by a number you know, not one on this bill. To let it count: "
    if details.bill.isHeldForPayee { return ask + "billctl bills edit \(id) --accept-payee" }
    guard details.payees.contains(where: { !$0.state.isTrusted }) else {
      return "To let it count: billctl bills edit \(id) --accept"
    }
    return ask + "billctl bills edit \(id) --accept --accept-payee"
  }
}
