/// A table as texts, before its columns have widths.
struct TableText {
  struct Column {
    enum Width {
      /// As wide as its widest text, up to so many points.
      case fit(most: Double)
      /// What the other columns leave.
      case rest
    }

    var title: String
    var width = Width.fit(most: .infinity)
    var isAmount = false
    var style = TextStyle.body
  }

  var columns: [Column]
  var rows: [[String]]
  /// The last row, set apart; each text in its column.
  var total: [String]?

  /// Adds the table to a document of the given width in points.
  func append(to flow: inout Flow, width: Double, _ typesetter: Typesetter) {
    let measured = MeasuredColumns(self, width: width, typesetter)
    let header =
      columns.contains { !$0.title.isEmpty }
      ? block(columns.map(\.title), .headerCell, rule: .strong, measured, typesetter) { _ in .label
      }
      : nil
    let body = rows.map {
      block($0, .dataCell, rule: .hairline, measured, typesetter, style: \.style)
    }
    let last = total.map {
      block($0, .dataCell, rule: nil, measured, typesetter) { _ in .strong }
    }
    flow.appendTable(header: header, rows: body, total: last)
  }

  private func block(
    _ texts: [String], _ tag: StructureTag, rule: Block.Rule?, _ measured: MeasuredColumns,
    _ typesetter: Typesetter, style: (Column) -> TextStyle
  ) -> Block {
    let cells = zip(columns.indices, texts).compactMap { index, text -> Block.Cell? in
      let column = columns[index]
      let room = measured.widths[index]
      var text = typesetter.set(text, style(column))
      if text.width > room { text = typesetter.set(texts[index], style(column), width: room) }
      let left = measured.lefts[index]
      return Block.Cell(tag: tag, text: text, x: column.isAmount ? left + room - text.width : left)
    }
    return Block(cells: cells, padding: 2.6, rule: rule)
  }
}

/// Where the columns of a table lie.
struct MeasuredColumns {
  /// In points, without the gaps between columns.
  private(set) var widths: [Double]
  /// Left edges in points, from the left margin.
  private(set) var lefts: [Double]

  private static let gap = 11.0
  /// The column that takes the rest keeps so many points, even if the table grows too wide.
  private static let leastRest = 60.0

  init(_ table: TableText, width: Double, _ typesetter: Typesetter) {
    widths = table.columns.indices.map { index in
      guard case .fit(let most) = table.columns[index].width else { return 0 }
      let body = table.rows.map { typesetter.set($0[index], table.columns[index].style).width }
      let ends = [
        typesetter.set(table.columns[index].title, .label).width,
        table.total.map { typesetter.set($0[index], .strong).width } ?? 0,
      ]
      // A hair more, so that rounding never breaks a text that fits.
      return min(most, ((body + ends).max() ?? 0) + 0.1)
    }
    let gaps = MeasuredColumns.gap * Double(table.columns.count - 1)
    let rest = max(MeasuredColumns.leastRest, width - gaps - widths.reduce(0, +))
    for (index, column) in table.columns.enumerated() {
      if case .rest = column.width { widths[index] = rest }
    }
    var left = 0.0
    lefts = []
    for width in widths {
      lefts.append(left)
      left += width + MeasuredColumns.gap
    }
  }
}
