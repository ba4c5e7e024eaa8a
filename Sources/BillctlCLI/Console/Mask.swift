import BillCore

/// Hides amounts, account numbers and addresses from whoever looks over the shoulder.
///
/// Amounts are three bullets, however long they are, account numbers keep their last four
/// characters, addresses their domain; in documents as in lines.
enum Mask {
  /// A line, or a text in a document.
  static func hide(_ line: String) -> String {
    // Before and behind a currency, and the base amount of an early-payment discount.
    line.replacing(/([0-9][0-9.,'’]*)( ?)([A-Z]{3}\b|€|%)/) { match in
      let isAmount = match.output.3 == "€" || Currency(String(match.output.3)) != nil
      return isAmount
        ? bullets(match.output.1) + match.output.2 + match.output.3 : String(match.output.0)
    }.replacing(/\b([A-Z]{3}|€)( ?)([0-9][0-9.,'’]*)/) { match in
      let isAmount = match.output.1 == "€" || Currency(String(match.output.1)) != nil
      return isAmount
        ? String(match.output.1) + match.output.2 + bullets(match.output.3)
        : String(match.output.0)
    }.replacing(/(BASISBETRAG=)([0-9.]+)/) { match in
      String(match.output.1) + bullets(match.output.2)
    }.replacing(/\b[A-Z]{2}[0-9]{2}(?: ?[A-Z0-9]){11,30}\b/) { match in
      // why: what is no IBAN is a reference or an id, and stays.
      (try? IBAN(match.output)) == nil ? String(match.output) : "…" + match.output.suffix(4)
    }.replacing(/[A-Za-z0-9._%+-]+@/, with: "…@")
  }

  private static let amounts: Set<String> = [
    "amount", "stated_amount", "open", "gross", "prepaid", "total", "opening", "closing",
    "charges", "credits", "with_bank", "payments", "in_flight", "due", "overdue",
    "per_payment", "per_day",
  ]

  /// A document whose amounts, account numbers and addresses are replaced.
  static func hide(in json: JSON) -> JSON {
    switch json {
    case .object(let members):
      .object(members.map { JSON.Member(name: $0.name, value: hide($0.value, called: $0.name)) })
    case .list(let values): .list(values.map(hide(in:)))
    case .text(let text): .text(hide(text))
    case .null, .bool, .number: json
    }
  }

  private static func hide(_ value: JSON, called name: String) -> JSON {
    guard case .text(let text) = value else {
      return name == "address" ? .null : hide(in: value)
    }
    if amounts.contains(name), CalendarDate(text) == nil { return .text(bullets(text)) }
    switch name {
    case "account" where !text.contains("@") && RecordID(text) == nil:
      return .text("…" + text.suffix(4))
    // Payment codes hold everything at once.
    case "payload": return "…"
    case "terms": return .text(bullets(text))
    default: return .text(hide(text))
    }
  }

  /// What went wrong, which may name amounts.
  static func hide(in failure: Failure) -> Failure {
    Failure(
      failure.id, hide(failure.message), hints: failure.hints.map(hide), status: failure.status)
  }

  private static func bullets(_ text: some StringProtocol) -> String {
    String(text).replacing(/[0-9]+(?:[.,'’][0-9]+)*/, with: "•••")
  }
}
