import BillCore
import TOMLKit

/// One table of `config.toml` that is being read, and its place for messages.
struct ConfigurationTable {
  let path: String
  let table: TOMLTable

  /// Refuses keys outside the given ones.
  func allow(_ known: [String]) throws {
    for key in table.keys.sorted() where !known.contains(key) {
      let nearest = known.min { Edits.between(key, $0) < Edits.between(key, $1) }
      let suggestion =
        nearest.flatMap { Edits.between(key, $0) <= 3 ? $0 : nil } ?? misplaced(key)
      throw ConfigurationError.unknownKey(place(key), suggestion: suggestion)
    }
  }

  // A key of the top level that was written below a table's heading belongs to that table.
  private func misplaced(_ key: String) -> String? {
    guard !path.isEmpty, Edits.between(key, "default_rail") <= 3 else { return nil }
    return "default_rail, above the first [table]"
  }

  func text(_ key: String) throws -> String? {
    guard let value = table[key] else { return nil }
    guard let text = value.string, !text.isEmpty else { throw wrong(key, "a text in quotes") }
    return text
  }

  func texts(_ key: String) throws -> [String] {
    guard let value = table[key] else { return [] }
    let expected = "a list of texts in quotes: [\"…\", \"…\"]"
    guard let array = value.array else { throw wrong(key, expected) }
    return try array.map { element in
      guard let text = element.string, !text.isEmpty else { throw wrong(key, expected) }
      return text
    }
  }

  func number(_ key: String, _ range: ClosedRange<Int>) throws -> Int? {
    guard let value = table[key] else { return nil }
    guard let number = value.int, range.contains(number) else {
      throw wrong(key, "a whole number from \(range.lowerBound) to \(range.upperBound)")
    }
    return number
  }

  func amount(_ key: String, _ currency: Currency) throws -> Money? {
    guard let text = try text(key) else { return nil }
    do {
      let amount = try Money(stated: text, currency)
      guard amount.isPositive else { throw MoneyError.malformed(text) }
      return amount
    } catch is MoneyError {
      throw wrong(key, "an amount of \(currency.code) in quotes, such as \"500.00\"")
    }
  }

  func flag(_ key: String) throws -> Bool? {
    guard let value = table[key] else { return nil }
    guard let flag = value.bool else { throw wrong(key, "true or false") }
    return flag
  }

  func child(_ key: String) throws -> ConfigurationTable? {
    guard let value = table[key] else { return nil }
    guard let child = value.table else { throw wrong(key, "a table: [\(place(key))]") }
    return ConfigurationTable(path: place(key), table: child)
  }

  func wrong(_ key: String, _ expected: String) -> ConfigurationError {
    .invalidValue(key: place(key), expected: expected)
  }

  private func place(_ key: String) -> String { path.isEmpty ? key : "\(path).\(key)" }
}
