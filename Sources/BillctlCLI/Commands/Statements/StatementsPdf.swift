import ArgumentParser
import BillActions
import BillDocuments

extension Billctl.Statements {
  /// Writes the statement of a period as a PDF.
  struct Pdf: BillctlCommand {
    static let configuration = CommandConfiguration(
      commandName: "pdf", abstract: "Write the statement of a period as a PDF.")

    @Argument(help: "A month (2026-10), a year (2026), or rolling for the last twelve months.")
    var period: String

    @Option(
      name: .shortAndLong,
      help: "Where it goes; - is standard output. Otherwise statement-PERIOD.pdf in this folder.")
    var output: String?

    @Option(help: "The paper: a4 or letter.")
    var paper: Paper = .a4

    @OptionGroup var options: GlobalOptions

    func validate() throws {
      if options.mask {
        throw ValidationError("A PDF shows every amount; leave --mask out.")
      }
      if output == "-", options.format != .human {
        throw ValidationError("The PDF takes standard output; leave --format out.")
      }
    }

    func run(in session: Session) throws -> Report {
      let result = try WriteStatementPDF(period: period, paper: paper, path: output)
        .perform(session.open(), outputIsTerminal: session.console.outputIsTerminal)
      let mark = result.statement.isTest ? "TEST " : ""
      // The PDF is on standard output then, and nothing else may be.
      let lines =
        result.path == "-" ? [] : ["\(mark)Statement \(result.statement.period): \(result.path)"]
      return Report(
        "statement-pdf/1",
        [
          "period": .text(result.statement.period), "file": .text(result.path),
          "bytes": .number(Int64(result.size)), "test": .bool(result.statement.isTest),
        ], lines: lines)
    }
  }
}

extension Paper: ExpressibleByArgument {}
