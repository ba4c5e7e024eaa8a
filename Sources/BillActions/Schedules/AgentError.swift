package import BillCore

/// Why the agent does nothing.
package enum AgentError: Error, Equatable {
  /// No agent works here, or its key file belongs to one that was dismissed or replaced.
  case notEnrolled
  case expired(Instant)
  /// The clock stands before a moment that has been.
  case clockWentBack(seconds: Int64)
  /// The books changed while a run was planned, by somebody else.
  case interrupted
  /// The database is not the one of the last run: it was put back from a copy, or altered.
  case otherDatabase
  case badTerm(days: Int)
  /// Published, unknown to the database, and no record of it is left to bring it back from.
  case noRecord(reference: String)
}
