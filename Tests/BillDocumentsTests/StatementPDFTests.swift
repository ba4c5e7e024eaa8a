import BillCore
import BillDocuments
import BillTestSupport
import Foundation
import Testing

/// What other programs read in a statement.
@Suite struct StatementPDFTests {
  @Test(
    .enabled(if: Tool("pdfinfo") != nil && Tool("pdftotext") != nil), arguments: [1, 40, 1_000])
  func `every page is numbered and every amount can be found`(lines: Int) throws {
    let section = try SampleStatement.section("EUR", lines: lines)
    let pdf = try StatementPDF.render(SampleStatement.make([section], isTest: true), paper: .a4)
    let info = try read(pdf, "pdfinfo")
    let pages = try #require(info.firstMatch(of: /Pages: +([0-9]+)/)?.output.1)
    #expect(info.contains(/Tagged: +yes/) && info.contains("A4"))
    let text = try read(pdf, "pdftotext", ["-layout"], "-")
    let count = try #require(Int(pages))
    for page in 1...count { #expect(text.contains("Page \(page) of \(count)")) }
    #expect(text.matches(of: /TEST/).count >= count)
    for line in section.lines.prefix(50) {
      #expect(text.contains(line.amount.decimalText), "\(line.amount)")
    }
    #expect(text.contains(section.closing.decimalText))
  }

  @Test func `the same statement is the same bytes`() throws {
    let statement = try SampleStatement.make([SampleStatement.section("JPY", lines: 40)])
    #expect(
      try StatementPDF.render(statement, paper: .letter)
        == StatementPDF.render(statement, paper: .letter))
  }

  @Test(.enabled(if: Tool("qpdf") != nil && Tool("pdffonts") != nil))
  func `the file is sound and brings its fonts`() throws {
    let names = ["Ελληνικά ΑΕ", "Газпром", "שלום בע״מ", "شركة الكهرباء", "株式会社東京"]
    let section = try SampleStatement.section("EUR", lines: 10, billers: names)
    let pdf = try StatementPDF.render(SampleStatement.make([section]), paper: .a4)
    _ = try read(pdf, "qpdf", ["--check"])
    let fonts = try read(pdf, "pdffonts").split(separator: "\n").dropFirst(2)
    #expect(!fonts.isEmpty)
    for font in fonts { #expect(font.contains(#/\syes (yes|no) +yes\s/#), "\(font)") }
    let text = try read(pdf, "pdftotext", [], "-")
    for name in ["Ελληνικά", "Газпром", "東京"] { #expect(text.contains(name), "\(name)") }
  }

  @Test(.enabled(if: Tool("pdftotext") != nil))
  func `a reference that is broken between letters copies without a hyphen`() throws {
    let section = try SampleStatement.section("EUR", lines: 3)
    let pdf = try StatementPDF.render(SampleStatement.make([section]), paper: .a4)
    let text = try read(pdf, "pdftotext", ["-raw"], "-").filter { !$0.isWhitespace }
    for line in section.lines { #expect(text.contains(line.reference.filter { !$0.isWhitespace })) }
  }

  private func read(_ pdf: [UInt8], _ program: String, _ options: [String] = [], _ more: String...)
    throws -> String
  {
    let file = FileManager.default.temporaryDirectory
      .appendingPathComponent("billctl-statement-\(UUID().uuidString).pdf")
    try Data(pdf).write(to: file)
    // why: a left-over file harms nobody.
    defer { try? FileManager.default.removeItem(at: file) }
    let result = try #require(Tool(program)).run(options + [file.path] + more)
    #expect(result.status == 0, "\(result.errors)")
    return result.output
  }
}
