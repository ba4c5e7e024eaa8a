/// A strip across the page that is never cut: a heading, a paragraph, a row of a table.
struct Block {
  /// A text at its place in the strip.
  struct Cell {
    var tag: StructureTag
    var text: SetText
    /// The left edge in points, from the left margin.
    var x = 0.0
  }

  /// A line under the strip.
  struct Rule {
    /// In points.
    var weight: Double
    var ink: Ink

    static let hairline = Rule(weight: 0.4, ink: .hairline)
    static let strong = Rule(weight: 0.7, ink: .rule)
    static let accent = Rule(weight: 1.2, ink: .accent)
  }

  var cells: [Cell]
  /// Points above and below the texts.
  var padding = 0.0
  /// Points above the strip, except at the top of a page.
  var spaceBefore = 0.0
  var rule: Rule?
  /// Whether a page must not end below it.
  var keepsWithNext = false
  /// The table it is a row of, by its place in the document.
  var table: Int?

  /// Points from the top to the line all its texts stand on.
  var baseline: Double { padding + (cells.map(\.text.baseline).max() ?? 0) }

  /// Points from the top to the bottom, without `spaceBefore`.
  var height: Double {
    let below = cells.map { $0.text.height - $0.text.baseline }.max() ?? 0
    return baseline + below + padding
  }
}
