import ArgumentParser

/// A command: options, then one `run`, then a report.
///
/// Commands never print and never call each other.
protocol BillctlCommand: ParsableCommand {
  var options: GlobalOptions { get }
  /// Whether the holder is told at its end what happened.
  ///
  /// Not where anybody may run it: how long telling takes would tell whether there is an account.
  /// The next command does it, at the latest the hourly run.
  var tellsHolder: Bool { get }
  func run(in session: Session) throws -> Report
}

extension BillctlCommand {
  var tellsHolder: Bool { true }
}
