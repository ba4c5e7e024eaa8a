package import BillCore

/// Bill information in Swico's syntax S1: what a biller adds to a Swiss QR code for bookkeeping.
///
/// A tag that cannot be read is skipped; where one occurs twice the last counts.
package struct SwicoBillInformation: Hashable, Sendable {
  /// A discount for paying within so many days of the invoice date; 0 % is the due date.
  package struct Condition: Hashable, Sendable {
    /// Hundredths of a percent.
    package var basisPoints: Int64
    package var days: Int
  }

  /// Tag 10.
  package private(set) var invoiceNumber: String?
  /// Tag 11.
  package private(set) var invoiceDate: CalendarDate?
  /// Tag 20.
  package private(set) var customerReference: String?
  /// Tag 30: the number of the UID without its prefix and suffix, as written.
  package private(set) var vatNumber: String?
  /// Tag 31: when it was delivered, or the first day.
  package private(set) var serviceStart: CalendarDate?
  /// Tag 31: the last day, where it was more than one.
  package private(set) var serviceEnd: CalendarDate?
  /// Tag 40, in the biller's order.
  package private(set) var conditions: [Condition] = []

  /// When all must be paid: the invoice date and the days of the condition without discount.
  package var due: CalendarDate? {
    guard let invoiceDate, let last = conditions.first(where: { $0.basisPoints == 0 }) else {
      return nil
    }
    return invoiceDate.adding(days: last.days)
  }

  /// The conditions that lower what is to be paid.
  package var discounts: [EarlyPaymentDiscount] {
    conditions.filter { $0.basisPoints > 0 }.map {
      EarlyPaymentDiscount(basisPoints: $0.basisPoints, days: $0.days)
    }
  }

  /// Reads the text, or nil where it does not begin with `//S1/`.
  package init?(_ text: String) {
    guard text.hasPrefix("//S1/") else { return nil }
    let fields = SwicoBillInformation.fields(text.dropFirst(5))
    for index in stride(from: 0, to: fields.count - 1, by: 2) where !fields[index + 1].isEmpty {
      take(tag: fields[index], fields[index + 1])
    }
  }

  private mutating func take(tag: String, _ value: String) {
    switch tag {
    case "10": invoiceNumber = value
    case "11": invoiceDate = SwicoBillInformation.date(value) ?? invoiceDate
    case "20": customerReference = value
    case "30": vatNumber = value
    case "31": takeService(value)
    case "40": conditions = value.split(separator: ";").compactMap(SwicoBillInformation.condition)
    default: break
    }
  }

  private mutating func takeService(_ value: String) {
    if let day = SwicoBillInformation.date(value) {
      (serviceStart, serviceEnd) = (day, nil)
    } else if value.utf8.count == 12, let start = SwicoBillInformation.date(value.prefix(6)),
      let end = SwicoBillInformation.date(value.suffix(6))
    {
      (serviceStart, serviceEnd) = (start, end)
    }
  }

  /// Splits at slashes; `\/` and `\\` stand for the character itself.
  private static func fields(_ text: Substring) -> [String] {
    var fields = [""]
    var characters = text[...]
    while let character = characters.popFirst() {
      if character == "\\", let escaped = characters.first, escaped == "\\" || escaped == "/" {
        fields[fields.count - 1].append(escaped)
        characters = characters.dropFirst()
      } else if character == "/" {
        fields.append("")
      } else {
        fields[fields.count - 1].append(character)
      }
    }
    return fields
  }

  /// `yymmdd` of this century.
  private static func date(_ text: some StringProtocol) -> CalendarDate? {
    CalendarDate(basic: "20\(text)")
  }

  /// `percent:days`; no more decimals than hundredths of a percent.
  private static func condition(_ text: Substring) -> Condition? {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count == 2, parts[1].utf8.allSatisfy(\.isDigit), let days = Int(parts[1]),
      days <= 9999
    else { return nil }
    let percent = parts[0].split(separator: ".", omittingEmptySubsequences: false)
    guard (1...2).contains(percent.count), percent.allSatisfy({ $0.utf8.allSatisfy(\.isDigit) }),
      (1...3).contains(percent[0].utf8.count), let whole = Int64(percent[0])
    else { return nil }
    let decimals = percent.count == 2 ? percent[1] : ""
    guard decimals.dropFirst(2).allSatisfy({ $0 == "0" }) else { return nil }
    let hundredths = Int64((decimals + "00").prefix(2)) ?? 0
    let basisPoints = whole * 100 + hundredths
    return basisPoints <= 10_000 ? Condition(basisPoints: basisPoints, days: days) : nil
  }
}
