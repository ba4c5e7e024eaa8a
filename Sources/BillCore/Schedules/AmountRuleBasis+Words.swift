extension AmountRule.Basis {
  /// Reads `49.90`, `open`, `minimum`, `last` or `average-3`; throws `MoneyError` for other text.
  package init(_ text: String, _ currency: Currency) throws {
    switch text {
    case "open": self = .openAmount
    case "minimum": self = .minimumDue
    case "last": self = .last
    default:
      let count = text.hasPrefix("average-") ? Int(text.dropFirst(8)) : nil
      self = try count.map { .average(of: $0) } ?? .fixed(Money(stated: text, currency))
    }
  }
}

extension AmountRule.Basis: CustomStringConvertible {
  /// The text it is read from, without the currency.
  package var description: String {
    switch self {
    case .fixed(let amount): amount.decimalText
    case .openAmount: "open"
    case .minimumDue: "minimum"
    case .last: "last"
    case .average(let count): "average-\(count)"
    }
  }
}
