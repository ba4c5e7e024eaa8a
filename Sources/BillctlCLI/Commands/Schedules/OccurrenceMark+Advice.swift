import BillCore

extension OccurrenceMark {
  /// What lets a held period of a schedule go on; nil where only time or another amount does.
  func advice(_ schedule: String) -> String? {
    guard state == .held, let code = reason?.prefix(while: { $0 != ":" }) else { return nil }
    let name = schedule.shellWord
    switch code {
    case "no-minimum-due": return "billctl bills edit BILL --minimum-due AMOUNT"
    case "bill-not-vouched-for":
      return "log in with your password (billctl login); the next run pays it"
    case "bill-signature-lost":
      return "look at the bill, then give its due date again: billctl bills edit BILL --due DATE"
    case "mandate-outdated", "mandate-expired", "mandate-revoked", "no-mandate", "method-changed",
      "rail-changed":
      return "if you changed it: billctl schedule edit \(name) --sign"
    case "rail-needs-person":
      return
        "billctl rails setup command --name NAME --program PATH --unattended, then "
        + "billctl schedule edit \(name) --sign"
    case "rail-asks-person":
      return "pay its bill by hand, or take another rail: billctl schedule edit \(name) --by RAIL"
    case "program-changed":
      return
        "look at the program, then: billctl rails setup command --name NAME --unattended, and "
        + "billctl schedule edit \(name) --sign"
    case "program-silent", "program-unusable":
      return "look at the program: billctl rails check NAME"
    case "over-rail-limit": return "billctl schedule edit \(name) --by RAIL, or pay it by hand"
    case "over-payment-limit":
      return "to let it pay above your limit: billctl schedule edit \(name) --sign"
    case "method-expired", "method-declined", "method-removed":
      return "billctl schedule edit \(name) --from ANOTHER"
    case "method-number-lost": return "billctl wallet edit METHOD --number NUMBER"
    case "over-cap": return "billctl schedule edit \(name) --cap AMOUNT, or pay it by hand"
    case "payee-differs", "payee-not-accepted":
      return "ask the biller, then: billctl bills edit BILL --accept-payee"
    case "looks-like-paid":
      return
        "if it is another charge, pay it by hand; if not: billctl bills cancel BILL --reason WHY"
    case "corrects-another":
      return
        "look at both; drop the one that no longer counts (billctl bills cancel BILL --reason WHY), "
        + "or pay it by hand"
    case "late":
      return "billctl schedule run --confirm-gap, or billctl schedule skip \(name) DATE"
    default: return nil
    }
  }
}

extension OccurrenceMark {
  /// Why the period is held or left out, in words; amounts and dates behind the code stay.
  var reasonWords: String? {
    guard let reason else { return nil }
    let code = String(reason.prefix { $0 != ":" })
    return OccurrenceMark.words[code].map { $0 + reason.dropFirst(code.count) } ?? reason
  }

  private static let words = [
    "no-bill": "no bill came for it", "no-minimum-due": "its bill names no minimum",
    "not-enough-history": "too few payments to take the amount from",
    "average-out-of-range": "an average of so many payments cannot be taken",
    "mixed-currencies": "its payments are in several currencies", "too-large": "too large a sum",
    "nothing-to-pay": "nothing is to pay", "over-cap": "more than the cap",
    "over-month-limit": "more than the limit of a month",
    "over-total-limit": "more than the limit in all", "over-count": "more payments than allowed",
    "over-payment-limit": "more than your limit for one payment",
    "over-day-limit": "more than your limit for a day",
    "no-mandate": "no mandate was signed",
    "mandate-outdated": "changed since its mandate was signed",
    "mandate-revoked": "its mandate was taken back", "mandate-expired": "its mandate is over",
    "method-changed": "the method changed since it was signed",
    "method-expired": "the method expires", "method-declined": "the method was declined",
    "method-removed": "the method was removed",
    "method-number-lost": "the number of the method was lost",
    "rail-changed": "the rail changed since it was signed",
    "rail-needs-person": "its program was not set up to run with nobody watching (--unattended)",
    "rail-asks-person":
      "its program asks at a terminal, or cannot say what became of a payment",
    "rail-unsuited": "the rail does not reach the payee",
    "payee-not-accepted": "nobody said yes to the account",
    "payee-differs": "the bill names another account than the mandate",
    "bill-not-vouched-for": "no login has vouched for the bill since it came in",
    "bill-signature-lost": "its bill was signed, and the signature is gone",
    "refused-by-format": "the bank's rules for its files refuse it", "late": "late",
    "program-changed":
      "the program of its rail says other things of itself than when it was set up",
    "program-silent": "the program of its rail gave no answer of the protocol",
    "program-unusable":
      "the program of its rail is gone, cannot be run, or others could exchange it",
    "over-rail-limit": "more than its rail carries",
    "looks-like-paid": "it looks like what another schedule paid or listed",
    "corrects-another": "one of it and another bill corrects or follows the other",
    "paid-by-hand": "a payment by hand is there",
    "paid-by-another-schedule": "paid by another schedule",
    "closed": "banks are closed", "paused": "paused",
  ]
}
