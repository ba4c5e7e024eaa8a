import BillCore

/// The document totals (BG-22) as amounts of money.
struct EInvoiceTotals {
  let gross: Money?
  let prepaid: Money?
  /// BT-115 with the sign it has in the document.
  let stated: Money
  /// What is owed, in the direction the bill's type says; never negative.
  let payable: Money
  let warnings: [String]

  var isSignTurned: Bool { stated != payable }

  init(of facts: EInvoiceFacts, in currency: Currency) throws(CaptureError) {
    var warnings: [String] = []
    let due = try Self.money(facts.payable, "amount due (BT-115)", currency)
    func total(_ amount: EInvoiceFacts.Amount?, _ field: String) throws(CaptureError) -> Money? {
      guard due != nil else { return try Self.money(amount, field, currency) }
      return Self.shown(amount, field, currency, &warnings)
    }
    gross = try total(facts.gross, "total with tax (BT-112)")
    prepaid = try total(facts.prepaid, "paid amount (BT-113)")
    if let due {
      stated = due
    } else if facts.format == .zugferd1, let gross {
      stated = try Self.difference(gross, prepaid ?? .zero(currency))
      warnings.append(
        "the document states no amount due (BT-115); it is the total with tax less what is prepaid"
      )
    } else {
      throw .missing("amount due (BT-115)")
    }
    payable = stated.isNegative ? try Self.difference(.zero(currency), stated) : stated
    if stated.isNegative {
      warnings.append(
        facts.isCredit
          ? "a credit note over a negative amount (\(stated)) can be meant either way: "
            + "taken as a credit of \(payable)"
          : "the amount due is negative (\(stated)): taken as a credit of \(payable)")
    }
    self.warnings = warnings + Self.contradictions(in: facts, currency)
  }

  /// A total beside a stated amount due, on which nothing depends: left out where it is not one.
  private static func shown(
    _ amount: EInvoiceFacts.Amount?, _ field: String, _ currency: Currency,
    _ warnings: inout [String]
  ) -> Money? {
    do {
      return try money(amount, field, currency)
    } catch {
      guard case .invalid(_, let value, let reason) = error else { return nil }
      warnings.append("the \(field) \"\(value)\" is left out: \(reason)")
      return nil
    }
  }

  private static func money(
    _ amount: EInvoiceFacts.Amount?, _ field: String, _ currency: Currency
  ) throws(CaptureError) -> Money? {
    guard let amount else { return nil }
    if let beside = amount.currency, !beside.isEmpty, beside.uppercased() != currency.code {
      throw .invalid(
        field: field, value: DocumentText.line("\(amount.text) \(beside)", limit: 40),
        reason: "the invoice is in \(currency.code)")
    }
    do {
      return try Money(decimal: amount.text, currency)
    } catch {
      throw .invalid(
        field: field, value: DocumentText.line(amount.text, limit: 40),
        reason: reason(error, currency))
    }
  }

  private static func difference(_ left: Money, _ right: Money) throws(CaptureError) -> Money {
    do {
      return try left - right
    } catch {
      throw .invalid(
        field: "amount due (BT-115)", value: left.description,
        reason: reason(error, left.currency))
    }
  }

  private static func reason(_ error: any Error, _ currency: Currency) -> String {
    switch error as? MoneyError {
    case .malformed: "not a decimal number"
    case .inexact: "\(currency.code) has \(currency.exponent) decimal places"
    case .overflow: "too large"
    case .mixedCurrencies: "in another currency"
    case nil: "not an amount"
    }
  }
}
