import BillActions

extension AgentError: Explained {
  var failure: Failure {
    switch self {
    case .notEnrolled:
      Failure(
        "no-agent", "no agent works here", hints: ["billctl schedule agent enroll"],
        status: .noAccess)
    case .expired(let end):
      Failure(
        "agent-expired", "the agent's term was over on \(end)",
        hints: ["billctl schedule agent enroll"], status: .noAccess)
    case .clockWentBack(let seconds):
      Failure(
        "clock-went-back", "the clock stands \(seconds) s before a moment that has been",
        hints: [
          "nothing was paid; set the clock right",
          "if it was wrong then and is right now: billctl schedule agent reconcile",
        ], status: .checkFailed)
    case .interrupted:
      Failure(
        "run-interrupted", "somebody changed the books while the run was planned",
        hints: ["nothing was paid; the next run does it"], status: .busy)
    case .otherDatabase:
      Failure(
        "other-database",
        "this is not the database of the agent's last run: it was put back from a copy, or altered",
        hints: [
          "nothing was paid; if you put it back: billctl schedule agent reconcile",
          "skips and pauses made since then are not in it: billctl schedule list",
        ], status: .checkFailed)
    case .badTerm(let days):
      Failure("bad-term", "an agent works 1 to 400 days, not \(days)", status: .usage)
    case .noRecord(let reference):
      Failure(
        "no-record", "no record of \(reference) is left to bring it back from",
        hints: ["put the newer database back: billctl restore FILE --replace"],
        status: .checkFailed)
    }
  }
}
