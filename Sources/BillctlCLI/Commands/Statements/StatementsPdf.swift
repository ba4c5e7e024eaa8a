import ArgumentParser
import BillActions
import BillDocuments

extension Billctl.Statements {
  /// Writes the statement of a period as a PDF.
  struct Pdf: BillctlCommand {
    static let configuration = CommandConfiguration(
      commandName: "pdf", abstract: "Write the statement of a period as a PDF.",
      discussion: "Without -o it is statement-PERIOD.pdf in this folder.")

    @Argument(help: "A month (2026-10), a year (2026), or rolling for the last twelve months.")
    var period: String

    @Option(help: "The paper.")
    var paper: Paper = .a4

    @OptionGroup var output: OutputOptions
    @OptionGroup var options: GlobalOptions

    func validate() throws {
      if options.mask {
        throw ValidationError("A PDF shows every amount; leave --mask out.")
      }
      if output.path == "-", options.format != .human {
        throw ValidationError("The PDF takes standard output; leave --format out.")
      }
    }

    func run(in session: Session) throws -> Report {
      // The place is checked before the period is drawn, which takes a while.
      if let path = output.path { try output.check(path, session.console) }
      let statement = try MakeStatement(period: period).perform(session.open())
      let path = output.path ?? "statement-\(statement.period).pdf"
      try output.check(path, session.console)
      let document = try StatementDocument(statement, paper: paper)
      let mark = statement.isTest ? "TEST " : ""
      return try output.write(
        document.bytes, to: path,
        Report(
          "statement-pdf/1",
          [
            "period": .text(statement.period), "file": .text(path),
            "bytes": .number(Int64(document.bytes.count)), "test": .bool(statement.isTest),
          ], lines: path == "-" ? [] : ["\(mark)Statement \(statement.period)"]))
    }
  }
}

extension Paper: ExpressibleByArgument {}
