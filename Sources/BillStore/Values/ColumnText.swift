import BillCore

/// Lists and small structures that lie in one TEXT column, one item a line.
enum ColumnText {
  static func join(_ items: some Sequence<String>) -> String { items.joined(separator: "\n") }

  static func split(_ text: String) -> [String] {
    text.isEmpty
      ? [] : text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  }
}

extension PostalAddress {
  /// Street, building, postcode, town, country, then further lines; empty where unknown.
  var columnText: String {
    ColumnText.join([street, building, postcode, town, country].map { $0 ?? "" } + lines)
  }

  init?(columnText: String) {
    let items = ColumnText.split(columnText)
    guard items.count >= 5 else { return nil }
    let known = items.prefix(5).map { $0.isEmpty ? nil : $0 }
    self.init(
      street: known[0], building: known[1], postcode: known[2], town: known[3],
      country: known[4], lines: Array(items.dropFirst(5)))
  }
}

extension EarlyPaymentDiscount {
  /// Basis points, days and, where it is known, the base in minor units.
  var columnText: String {
    "\(basisPoints) \(days)" + (baseMinor.map { " \($0)" } ?? "")
  }

  init?(columnText: String) {
    let numbers = columnText.split(separator: " ").map { Int64($0) }
    guard (2...3).contains(numbers.count), let basisPoints = numbers[0], let days = numbers[1]
    else { return nil }
    self.init(
      basisPoints: basisPoints, days: Int(days), baseMinor: numbers.count == 3 ? numbers[2] : nil)
  }
}
