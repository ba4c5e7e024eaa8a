import BillCore

/// Statements made up for the tests; the same arguments make the same statement.
enum SampleStatement {
  struct NoSuchCurrency: Error {}

  /// 2026-11-01 08:30 UTC.
  static let made = Instant(seconds: 1_793_521_800)
  static let firstDay = CalendarDate(dayNumber: 20_454)

  static func make(
    _ sections: [StatementSection], isTest: Bool = false, holder: String? = "Anna Example"
  ) -> Statement {
    Statement(
      period: "2026", from: firstDay, to: firstDay.adding(days: 364), account: "anna@example.org",
      holder: holder, isTest: isTest, made: made, sections: sections)
  }

  static func currency(_ code: String) throws -> Currency {
    guard let currency = Currency(code) else { throw NoSuchCurrency() }
    return currency
  }

  /// A section whose lines go through the year and through the billers in turn, which adds up.
  static func section(
    _ code: String, lines count: Int, billers: [String] = SampleStatement.billers,
    opening: Int64 = 12_345, inFlight: Int = 0, late: Int = 0
  ) throws -> StatementSection {
    let currency = try currency(code)
    let lines = (0..<count).map { line($0, of: count, billers: billers, currency) }
    let waiting = (0..<inFlight).map { waitingLine($0, billers: billers, currency) }
    func total(_ kinds: Set<StatementLine.Kind>, of biller: String? = nil) -> Int64 {
      lines.filter { kinds.contains($0.kind) && (biller == nil || $0.biller == biller) }
        .reduce(0) { $0 + $1.amount.minor }
    }
    func biller(_ name: String?) -> BillerTotal {
      let (charges, credits) = (total([.charge], of: name), total([.credit], of: name))
      let payments = total([.payment, .reversal], of: name)
      return BillerTotal(
        biller: name ?? "", charges: Money(minor: charges, currency),
        credits: Money(minor: credits, currency), payments: Money(minor: payments, currency),
        closing: Money(minor: charges + credits + payments, currency))
    }
    let all = biller(nil)
    return StatementSection(
      currency: currency, opening: Money(minor: opening, currency), charges: all.charges,
      credits: all.credits, payments: all.payments,
      closing: Money(minor: opening + all.closing.minor, currency),
      inFlight: Money(minor: waiting.reduce(0) { $0 + $1.amount.minor }, currency), lines: lines,
      inFlightLines: waiting, recordedLate: Array(lines.suffix(late)),
      billers: billers.prefix(count).map(biller))
  }

  static func line(
    _ index: Int, of count: Int, billers: [String], _ currency: Currency
  ) -> StatementLine {
    let kinds: [StatementLine.Kind] = [.charge, .payment, .charge, .charge, .credit, .reversal]
    let states = ["partly-paid", "settled", "open", "overdue", "open", "returned"]
    let kind = kinds[index % kinds.count]
    let size = Int64(1_000 + index * 7_919 % 250_000)
    let isTaken = kind == .credit || kind == .payment
    let isInvoice = kind == .charge || kind == .credit
    return StatementLine(
      date: firstDay.adding(days: index * 365 / count), kind: kind,
      biller: billers[index % billers.count],
      reference: isInvoice ? "RE-2026-\(10_000 + index)" : endToEndID(index),
      amount: Money(minor: isTaken ? -size : size, currency), state: states[index % states.count])
  }

  /// A reference as payments have it: two letters, 26 of base32, two digits.
  static func endToEndID(_ index: Int) -> String {
    let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567")
    let letters = (0..<26).map { alphabet[(index * 7_919 + $0 * 13 + $0 * $0) % 32] }
    return "BC\(String(letters))01"
  }

  private static func waitingLine(
    _ index: Int, billers: [String], _ currency: Currency
  ) -> StatementLine {
    StatementLine(
      date: firstDay.adding(days: 360 + index % 5), kind: .payment,
      biller: billers[index % billers.count], reference: endToEndID(100_000 + index),
      amount: Money(minor: -4_999 - Int64(index) * 101, currency),
      state: index.isMultiple(of: 2) ? "approved" : "emitted")
  }

  static let longName =
    "Wohnungsbaugenossenschaft Musterstadt-Süd eingetragene Genossenschaft mit langem Namen"

  static let billers = [
    "Stadtwerke Musterstadt", "Northern Water Ltd", "Café Zoë & <b>Söhne</b>", "Telekom", longName,
    "شركة الكهرباء والماء", "חברת החשמל", "東京電力株式会社", "Ελληνική Τηλεφωνία", "Энергосбыт 📞",
  ]
}
