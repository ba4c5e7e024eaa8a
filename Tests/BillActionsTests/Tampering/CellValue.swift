/// A value of a cell, and what somebody would put in its place.
struct CellValue {
  /// As SQL writes it: `NULL`, `12`, `'text'`, `X'00ff'`.
  let literal: String

  var isNull: Bool { literal == "NULL" }

  /// The values to try: what the schema allows, what else stands in the column, and the value
  /// itself with its last digit, letter or bit changed.
  func others(_ column: WalkedColumn, besides known: [String]) -> [String] {
    var values = column.references.isEmpty ? column.allowed : column.references
    if values.isEmpty { values = isNull ? [first(of: known) ?? column.sample] : changed(column) }
    if column.isNullable, !isNull { values.append("NULL") }
    // Reading ends at a NUL, comparing does not.
    if column.type == "TEXT", !isNull { values.append("\(literal) || char(0)") }
    return values.filter { $0 != literal }
  }

  private func first(of known: [String]) -> String? { known.first { $0 != "NULL" } }

  private func changed(_ column: WalkedColumn) -> [String] {
    switch column.type {
    case "INTEGER": return ["\(literal) + 1", "\(literal) - 1"]
    case "BLOB": return ["X'\(CellValue.flipped(literal.dropFirst(2).dropLast()))'"]
    default: return ["'\(CellValue.changed(String(literal.dropFirst().dropLast())))'"]
    }
  }

  // The last bit of the last byte.
  private static func flipped(_ digits: Substring) -> String {
    guard let last = digits.last?.hexDigitValue else { return "00" }
    return digits.dropLast() + String(last ^ 1, radix: 16)
  }

  private static func changed(_ text: String) -> String {
    // Three letters that name no currency would only be unreadable.
    if text == "EUR" { return "USD" }
    guard let last = text.last else { return "x" }
    guard let digit = last.wholeNumberValue, last.isASCII else {
      return text.dropLast() + (last == "x" ? "y" : "x")
    }
    return text.dropLast() + "\(digit == 9 ? 8 : digit + 1)"
  }
}

/// A column, as the database itself describes it.
struct WalkedColumn {
  let name: String
  let type: String
  let isNullable: Bool
  /// What its CHECK allows, as SQL writes it; empty where it allows anything.
  let allowed: [String]
  /// The keys of the rows it may name; empty where it names none.
  let references: [String]

  /// A value where there is none.
  var sample: String {
    switch type {
    case "INTEGER": "1"
    case "BLOB": "zeroblob(32)"
    default: "'x'"
    }
  }
}
