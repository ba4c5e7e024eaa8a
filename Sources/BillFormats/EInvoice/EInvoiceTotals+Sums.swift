import BillCore

extension EInvoiceTotals {
  /// The document totals that do not add up (EN 16931 BR-CO-10, BR-CO-13, BR-CO-15,
  /// BR-CO-16), in words.
  ///
  /// Such a bill is taken in: its holder decides. A sum with a part that is not stated, or not a
  /// number, is not judged.
  static func contradictions(in facts: EInvoiceFacts, _ currency: Currency) -> [String] {
    func money(_ amount: EInvoiceFacts.Amount?) -> Money? {
      guard let amount, (amount.currency ?? currency.code).uppercased() == currency.code else {
        return nil
      }
      // why: what is no amount is refused where it matters, and not judged here.
      return try? Money(decimal: amount.text, currency)
    }
    let zero = Money.zero(currency)
    let net = money(facts.net)
    let gross = money(facts.gross)
    let tax = facts.taxes.lazy.compactMap(money).first
    let sums = [
      Sum(
        name: "the lines", total: facts.lines.isEmpty ? nil : money(facts.lineTotal),
        of: "their total", parts: facts.lines.map(money), less: zero),
      Sum(
        name: "lines, charges and allowances", total: net, of: "the total without tax",
        parts: [money(facts.lineTotal), money(facts.charges) ?? zero],
        less: money(facts.allowances) ?? zero),
      Sum(
        name: "net and tax", total: gross, of: "the total with tax", parts: [net, tax], less: zero),
      Sum(
        name: "total with tax less what is prepaid", total: money(facts.payable),
        of: "the amount due", parts: [gross, money(facts.rounding) ?? zero],
        less: money(facts.prepaid) ?? zero),
    ]
    return sums.compactMap(\.contradiction)
  }

  private struct Sum {
    let name: String
    let total: Money?
    let of: String
    let parts: [Money?]
    let less: Money

    var contradiction: String? {
      let known = parts.compactMap { $0 }
      guard let total, known.count == parts.count,
        // why: a sum that is too large to be made is not judged.
        let sum = try? Money.sum(known, in: total.currency) - less, sum != total
      else { return nil }
      return "it does not add up: \(name) make \(sum), but \(of) says \(total)"
    }
  }
}
