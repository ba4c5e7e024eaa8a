import BillCore

/// What every page of a statement has around its content: margins, head and foot.
struct StatementFrame {
  var statement: Statement
  var paper: Paper
  var typesetter: Typesetter

  /// Left and right, in points.
  let margin = 50.0
  /// Of the content, in points.
  var width: Double { paper.width - 2 * margin }
  /// Where the content begins, in points from the top of the paper.
  let top = 92.0
  /// Of the content, in points.
  var height: Double { paper.height - top - 64 }

  /// Where the texts of the head stand.
  private let headBaseline = 66.0
  private let footTop = 46.0

  /// The title on the first page, whose statement it is on the others; TEST on all of a test home.
  func drawHead(page: Int, on canvas: PDFCanvas) {
    let mark = typesetter.set(statement.isTest ? "TEST" : "", .testMark)
    if statement.isTest {
      canvas.tagged(.paragraph) {
        let x = margin + width - mark.width
        canvas.draw(mark, x: x, y: headBaseline - mark.baseline)
      }
    }
    let title = page == 1 ? typesetter.set("Statement", .title) : runningTitle(beside: mark)
    canvas.tagged(page == 1 ? .heading1 : .paragraph) {
      canvas.draw(title, x: margin, y: headBaseline - title.baseline)
    }
    if page > 1 {
      canvas.fill(x: margin, y: headBaseline + 10, width: width, height: 0.4, .hairline)
    }
  }

  func drawFoot(page: Int, of count: Int, on canvas: PDFCanvas) {
    let y = paper.height - footTop
    canvas.fill(x: margin, y: y, width: width, height: 0.4, .hairline)
    let made = typesetter.set("billctl, books as of \(statement.madeText)", .label)
    let number = typesetter.set("Page \(page) of \(count)", .label)
    canvas.tagged(.paragraph) { canvas.draw(made, x: margin, y: y + 6) }
    canvas.tagged(.paragraph) {
      canvas.draw(number, x: margin + width - number.width, y: y + 6)
    }
  }

  private func runningTitle(beside mark: SetText) -> SetText {
    typesetter.set(
      "Statement \(statement.period) · \(statement.account)", .running,
      width: width - mark.width - 12, lineLimit: 1)
  }
}
