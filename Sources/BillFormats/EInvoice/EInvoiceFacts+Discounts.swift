import BillCore

extension EInvoiceFacts {
  /// The discounts for early payment that can be computed, without repetitions.
  ///
  /// Elements come first, then XRechnung's `#SKONTO#…#` lines among the terms; what cannot be
  /// read exactly is left to the terms' text.
  func earlyPaymentDiscounts(issued: CalendarDate?, in currency: Currency)
    -> [EarlyPaymentDiscount]
  {
    let stated = discounts.compactMap { $0.value(issued: issued, in: currency) }
    let written = terms.flatMap { $0.split(whereSeparator: \.isNewline) }
      .compactMap { Self.skonto($0, in: currency) }
    return (stated + written).uniqued { [$0.basisPoints, Int64($0.days)] }
  }

  /// Reads `#SKONTO#TAGE=7#PROZENT=2.00#BASISBETRAG=100.00#` (XRechnung, BR-DE-18).
  static func skonto(_ line: Substring, in currency: Currency) -> EarlyPaymentDiscount? {
    let fields = line.drop(while: \.isWhitespace).split(separator: "#")
      .map { $0.split(separator: "=", maxSplits: 1) }
    guard let keyword = fields.first, keyword == ["SKONTO"] else { return nil }
    func value(_ key: String) -> String? {
      fields.first { $0.count == 2 && $0[0] == key }.map { String($0[1]) }
    }
    guard let days = value("TAGE").flatMap({ dayCount($0) }),
      let points = value("PROZENT").flatMap({ basisPoints($0) })
    else { return nil }
    let base = value("BASISBETRAG").flatMap { minorUnits($0, in: currency) }
    return EarlyPaymentDiscount(basisPoints: points, days: days, baseMinor: base)
  }

  /// Hundredths of a percent, or nil when the text is no percentage between 0 and 100.
  fileprivate static func basisPoints(_ percent: String) -> Int64? {
    // Percentages have two places like euro cents, so the exact reader of money reads them.
    guard let scale = Currency("EUR"), let points = minorUnits(percent, in: scale),
      (1...10_000).contains(points)
    else { return nil }
    return points
  }

  fileprivate static func minorUnits(_ text: String, in currency: Currency) -> Int64? {
    // why: a discount that cannot be computed exactly stays text in the terms.
    try? Money(decimal: text, currency).minor
  }

  fileprivate static func dayCount(_ text: String) -> Int? {
    guard let days = minorUnits(text, scaledBy: "JPY"), (0...3_660).contains(days) else {
      return nil
    }
    return Int(days)
  }

  /// A whole number, with zeros allowed after its point (`14.0`).
  private static func minorUnits(_ text: String, scaledBy code: String) -> Int64? {
    Currency(code).flatMap { minorUnits(text, in: $0) }
  }
}

extension EInvoiceFacts.Discount {
  fileprivate func value(issued: CalendarDate?, in currency: Currency) -> EarlyPaymentDiscount? {
    guard let points = EInvoiceFacts.basisPoints(percent), let last = lastDay(issued: issued),
      last >= 0
    else { return nil }
    let minor = base.flatMap { EInvoiceFacts.minorUnits($0, in: currency) }
    return EarlyPaymentDiscount(basisPoints: points, days: last, baseMinor: minor)
  }

  /// The last day it holds, counted from the issue date.
  private func lastDay(issued: CalendarDate?) -> Int? {
    if let until {
      guard let issued, let end = DocumentDate.read(until) else { return nil }
      return end.dayNumber - issued.dayNumber
    }
    guard let count = days.flatMap({ EInvoiceFacts.dayCount($0) }) else { return nil }
    let duration: Int
    switch unit ?? "DAY" {
    case "DAY": duration = count
    case "WEE": duration = count * 7
    default: return nil
    }
    guard let from else { return duration }
    guard let issued, let start = DocumentDate.read(from) else { return nil }
    return start.dayNumber - issued.dayNumber + duration
  }
}
