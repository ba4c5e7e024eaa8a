/// The strips of a document, one under the other, before they are cut into pages.
struct Flow {
  private(set) var blocks: [Block] = []
  /// The heading rows of the tables, which each page repeats.
  private(set) var headers: [Block] = []

  mutating func append(_ block: Block) { blocks.append(block) }

  /// Adds a table: its heading row, its rows, of which the last stays with the total, the total.
  mutating func appendTable(header: Block?, rows: [Block], total: Block?) {
    let table = headers.count
    headers.append(header ?? Block(cells: []))
    var all = (header.map { [$0] } ?? []) + rows + (total.map { [$0] } ?? [])
    for index in all.indices { all[index].table = table }
    if header != nil { all[0].keepsWithNext = true }
    if total != nil, all.count > 1 {
      all[all.count - 2].keepsWithNext = true
      all[all.count - 2].rule = .strong
    }
    blocks += all
  }

  /// A strip and how far below the page's top it lies, in points.
  struct Placed {
    var block: Block
    var y: Double
  }

  /// The strips of each page of the given height in points; one page at least.
  func pages(height: Double) -> [[Placed]] {
    var pages: [[Placed]] = [[]]
    var y = 0.0
    func place(_ block: Block) {
      if y > 0 { y += block.spaceBefore }
      pages[pages.count - 1].append(Placed(block: block, y: y))
      y += block.height
    }
    for run in runs {
      let needed = run.reduce(0) { $0 + $1.spaceBefore + $1.height }
      if y > 0, y + needed > height {
        pages.append([])
        y = 0
        if let table = run[0].table,
          pages.dropLast().joined().contains(where: { $0.block.table == table })
        {
          place(headers[table])
        }
      }
      for block in run { place(block) }
    }
    return pages
  }

  /// The strips, put together with those they must not leave.
  private var runs: [[Block]] {
    var runs: [[Block]] = []
    var run: [Block] = []
    for block in blocks {
      run.append(block)
      guard !block.keepsWithNext else { continue }
      runs.append(run)
      run = []
    }
    return run.isEmpty ? runs : runs + [run]
  }
}
