package import BillCore
package import BillDocuments

/// Renders the statement of a period as a PDF.
package struct StatementDocument: Sendable {
  package let statement: Statement
  package let bytes: [UInt8]

  /// - throws: `StatementError`, `DocumentError`.
  package init(_ statement: Statement, paper: Paper) throws {
    self.statement = statement
    bytes = try StatementPDF.render(statement, paper: paper)
  }
}
