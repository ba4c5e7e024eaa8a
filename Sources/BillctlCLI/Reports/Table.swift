/// Aligned columns for people.
package struct Table: Sendable {
  /// The side of a column its texts lean on.
  package enum Alignment: Sendable {
    case left, right
  }

  /// The columns of the terminal the tables of this invocation go to; nil for a pipe or file, where
  /// nothing is cut.
  @TaskLocal package static var terminalWidth: Int?

  /// Whether amounts are hidden; before the columns are fitted, so that no blank tells a length.
  @TaskLocal package static var isMasked = false

  private let columns: [(title: String, alignment: Alignment)]
  private let yielding: [String]
  private let dropping: [String]
  private var rows: [[String]] = []

  /// - Parameter yielding: the titles of the columns that shrink in a narrow terminal, the least
  ///   important first.
  /// - Parameter dropping: the titles of those that go where shrinking is not enough, in their
  ///   order.
  package init(
    _ columns: [(title: String, alignment: Alignment)], yielding: [String] = [],
    dropping: [String] = []
  ) {
    self.columns = columns
    self.yielding = yielding
    self.dropping = dropping
  }

  /// Adds a row with one text for each column.
  package mutating func add(_ cells: [String]) {
    rows.append(cells.map { Table.isMasked ? Mask.hide(Text.clean($0)) : Text.clean($0) })
  }

  /// In a terminal a longer cell is cut, so that one endless name does not make the table
  /// unreadable.
  private static let widestCell = 64
  /// No column shrinks to less, title or not.
  private static let narrowestCell = 8
  private static let gap = 2

  package var isEmpty: Bool { rows.isEmpty }

  /// The title line and the rows; empty where there are no rows.
  package var lines: [String] {
    guard !rows.isEmpty else { return [] }
    let all = ([columns.map(\.title)] + rows).map { $0.map { (text: $0, width: Text.width($0)) } }
    let widths = fitted(
      columns.indices.map { column in all.map { $0[column].width }.max() ?? 0 })
    if excess(of: widths) > 0, let narrower { return narrower.lines }
    return all.map { row in
      var line = ""
      // Blanks are owed until the next text comes, so that no line ends in them.
      var owed = 0
      for (column, cell) in row.enumerated() {
        let cell = cell.width > widths[column] ? Table.cut(cell.text, widths[column]) : cell
        let padding = widths[column] - cell.width
        let isLeft = columns[column].alignment == .left
        if !isLeft { owed += padding }
        if !cell.text.isEmpty {
          line += String(repeating: " ", count: owed) + cell.text
          owed = 0
        }
        owed += (isLeft ? padding : 0) + Table.gap
      }
      return line
    }
  }

  private static func cut(_ text: String, _ width: Int) -> (text: String, width: Int) {
    let kept = Text.shortened(text, to: width)
    return (kept, Text.width(kept))
  }

  // By how much a line is wider than the terminal.
  private func excess(of widths: [Int]) -> Int {
    let width = widths.reduce(0, +) + Table.gap * (widths.count - 1)
    return Table.terminalWidth.map { width - $0 } ?? 0
  }

  // Without the column that can be missed first; nil where none can.
  private var narrower: Table? {
    guard let column = columns.firstIndex(where: { $0.title == dropping.first }) else {
      return nil
    }
    var columns = columns
    columns.remove(at: column)
    var table = Table(columns, yielding: yielding, dropping: Array(dropping.dropFirst()))
    table.rows = rows.map { row in
      var row = row
      row.remove(at: column)
      return row
    }
    return table
  }

  /// The widths of the columns once the ones that yield made room.
  private func fitted(_ natural: [Int]) -> [Int] {
    guard Table.terminalWidth != nil else { return natural }
    var widths = natural.map { min($0, Table.widestCell) }
    var excess = excess(of: widths)
    for title in yielding {
      guard excess > 0, let column = columns.firstIndex(where: { $0.title == title }) else {
        continue
      }
      let spare = min(excess, max(0, widths[column] - Table.narrowestCell))
      widths[column] -= spare
      excess -= spare
    }
    return widths
  }
}

/// Text on its way to a terminal.
package enum Text {
  /// The text without anything that could steer a terminal: control characters become blanks,
  /// characters that turn the writing direction go.
  package static func clean(_ text: String) -> String {
    guard !isPlain(text), text.unicodeScalars.contains(where: isDangerous) else { return text }
    var cleaned = ""
    for scalar in text.unicodeScalars {
      if !isDangerous(scalar) {
        cleaned.unicodeScalars.append(scalar)
      } else if scalar.properties.generalCategory == .control {
        cleaned += " "
      }
    }
    return cleaned
  }

  /// A text cut to so many columns, with an ellipsis for what is left out.
  static func shortened(_ text: String, to columns: Int) -> String {
    guard text.utf8.count > columns, width(text) > columns else { return text }
    var kept = text
    while width(kept) >= columns, !kept.isEmpty { kept.removeLast() }
    return kept + "…"
  }

  /// The columns a text takes in a terminal: two for East Asian wide ones and emoji.
  package static func width(_ text: String) -> Int {
    isPlain(text) ? text.utf8.count : text.reduce(0) { $0 + width($1) }
  }

  // Printable ASCII takes a byte and a column each; finding where other characters end is slow.
  private static func isPlain(_ text: String) -> Bool {
    text.utf8.allSatisfy { (0x20..<0x7F).contains($0) }
  }

  private static func width(_ character: Character) -> Int {
    guard let scalar = character.unicodeScalars.first else { return 0 }
    switch scalar.value {
    case 0x1100...0x115F, 0x2E80...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F,
      0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1FAFF, 0x20000...0x3FFFD,
      0x1F1E6...0x1F1FF:
      return 2
    default:
      // The first combining marks of Unicode; asking for the category of every letter is slow.
      guard scalar.value >= 0x300 else { return 1 }
      return scalar.properties.generalCategory == .nonspacingMark ? 0 : 1
    }
  }

  private static func isDangerous(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0..<0x20, 0x7F...0x9F: true
    case 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069: true
    default: false
    }
  }
}
