import BillCore

extension OccurrenceMark {
  /// What lets a held period of a schedule go on; nil where only time or another amount does.
  func advice(_ schedule: String) -> String? {
    guard state == .held, let code = reason?.prefix(while: { $0 != ":" }) else { return nil }
    let name = schedule.shellWord
    switch code {
    case "no-minimum-due": return "billctl bills edit BILL --minimum-due AMOUNT"
    case "bill-not-vouched-for": return "billctl login"
    case "mandate-outdated", "mandate-expired", "mandate-revoked", "no-mandate", "method-changed",
      "rail-changed":
      return "if you changed it: billctl schedule edit \(name) --sign"
    case "over-payment-limit":
      return "to let it pay above your limit: billctl schedule edit \(name) --sign"
    case "method-expired", "method-declined", "method-removed":
      return "billctl schedule edit \(name) --from ANOTHER"
    case "method-number-lost": return "billctl wallet edit METHOD --number NUMBER"
    case "over-cap": return "billctl schedule edit \(name) --cap AMOUNT, or pay it by hand"
    case "payee-differs", "payee-not-accepted":
      return "ask the biller, then: billctl bills edit BILL --accept-payee"
    case "late":
      return "billctl schedule run --confirm-gap, or billctl schedule skip \(name) DATE"
    default: return nil
    }
  }
}
