import ArgumentParser

/// A command: options, then one `run`, then a report.
///
/// Commands never print and never call each other.
protocol BillctlCommand: ParsableCommand {
  var options: GlobalOptions { get }
  func run(in session: Session) throws -> Report
}
