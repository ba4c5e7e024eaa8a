package import BillCore

/// A statement as a PDF: tagged, its fonts embedded, its text selectable.
///
/// The same statement makes the same bytes on one machine: the date inside is the statement's.
package struct StatementPDF {
  /// The whole file in memory.
  ///
  /// Throws `DocumentError.libraryMissing` without Pango and cairo, `.noFont`, `.renderFailed`,
  /// and `.doesNotAddUp` or `.amounts` for a statement that contradicts itself.
  package static func render(
    _ statement: Statement, paper: Paper
  ) throws(DocumentError) -> [UInt8] {
    for section in statement.sections { try section.checkSum() }
    let canvas = try PDFCanvas(paper)
    let typesetter = try Typesetter(for: canvas)
    let frame = StatementFrame(statement: statement, paper: paper, typesetter: typesetter)
    let flow = try StatementText(statement, width: frame.width, typesetter).flow()
    describe(statement, on: canvas)
    let pages = flow.pages(height: frame.height)
    canvas.tagged(.document) {
      for (index, page) in pages.enumerated() {
        frame.drawHead(page: index + 1, on: canvas)
        draw(page, in: frame, on: canvas)
        frame.drawFoot(page: index + 1, of: pages.count, on: canvas)
        canvas.endPage()
      }
    }
    return try canvas.finish()
  }

  private static func describe(_ statement: Statement, on canvas: PDFCanvas) {
    let mark = statement.isTest ? " (TEST)" : ""
    canvas.set(.title, to: printable("Statement \(statement.period)\(mark)"))
    canvas.set(.author, to: printable(statement.holder ?? statement.account))
    canvas.set(
      .subject,
      to: printable("\(statement.account), \(statement.from) to \(statement.to)\(mark)"))
    canvas.set(.creator, to: "billctl")
    canvas.set(.created, to: statement.made.description)
  }

  private static func draw(
    _ page: [Flow.Placed], in frame: StatementFrame, on canvas: PDFCanvas
  ) {
    var table: Int?
    for placed in page {
      if placed.block.table != table {
        if table != nil { canvas.end(.table) }
        if placed.block.table != nil { canvas.begin(.table) }
        table = placed.block.table
      }
      draw(placed.block, top: frame.top + placed.y, in: frame, on: canvas)
    }
    if table != nil { canvas.end(.table) }
  }

  private static func draw(
    _ block: Block, top: Double, in frame: StatementFrame, on canvas: PDFCanvas
  ) {
    func drawCells() {
      for cell in block.cells {
        canvas.tagged(cell.tag) {
          canvas.draw(
            cell.text, x: frame.margin + cell.x, y: top + block.baseline - cell.text.baseline)
        }
      }
    }
    if block.table == nil { drawCells() } else { canvas.tagged(.row, drawCells) }
    guard let rule = block.rule else { return }
    canvas.fill(
      x: frame.margin, y: top + block.height - rule.weight, width: frame.width,
      height: rule.weight, rule.ink)
  }
}
