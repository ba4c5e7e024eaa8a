package import BillCore
package import BillDocuments
import BillStore

/// Writes the statement of a period as a PDF that only its owner can read.
package struct WriteStatementPDF: Sendable {
  package var period: String
  package var paper: Paper
  /// Where it goes; `-` is standard output, nil a name made of the period in this folder.
  package var path: String?

  package init(period: String, paper: Paper, path: String? = nil) {
    self.period = period
    self.paper = paper
    self.path = path
  }

  /// What was written.
  package struct Result: Sendable {
    package let statement: Statement
    package let path: String
    package let size: Int
  }

  /// Renders the statement and writes the file, replacing one of that name.
  ///
  /// - throws: `StatementError`, `DocumentError`, `FileError`.
  package func perform(_ access: ReadAccess, outputIsTerminal: Bool) throws -> Result {
    if path == "-", outputIsTerminal { throw StatementError.binaryToTerminal }
    let statement = try MakeStatement(period: period).perform(access)
    let bytes = try StatementPDF.render(statement, paper: paper)
    let path = path ?? "statement-\(statement.period).pdf"
    if path == "-" {
      try UserFile.writeStandardOutput(bytes)
    } else {
      try UserFile.write(path, bytes)
    }
    return Result(statement: statement, path: path, size: bytes.count)
  }
}
