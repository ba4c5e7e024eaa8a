import BillActions
import BillCore

/// Why an account is not in good standing, with what that stops and what ends it.
enum StandingReport {
  /// The lines under a status or an account.
  static func lines(_ causes: [StandingCause]) -> [String] {
    causes.map { "\($0.state.rawValue): \($0.words); \($0.blocks); to end it: \($0.remedy)" }
  }

  /// `[{state, id, cause, blocks, ends}]`.
  static func json(_ causes: [StandingCause]) -> JSON {
    .list(
      causes.map { cause in
        [
          "state": .text(cause.state.rawValue), "id": .text(cause.id),
          "cause": .text(cause.words), "blocks": .text(cause.blocks), "ends": .text(cause.remedy),
        ]
      })
  }
}

extension StandingCause {
  /// The stable id in documents: that of the error it leads to.
  var id: String {
    switch self {
    case .frozen: "frozen"
    case .suspended: "suspended"
    case .needsVerification: "needs-verification"
    case .locked: "locked"
    case .tampered: "tampered"
    case .behind, .mergedAway: "database-behind"
    case .suspectedPayees: "payee-not-accepted"
    }
  }

  /// What happened.
  var words: String {
    switch self {
    case .frozen(let since): "it was frozen at \(since)"
    case .suspended(let since): "its terms were withdrawn at \(since)"
    case .needsVerification: "too many wrong passwords or codes, or a login too unusual"
    case .locked(let until): "too many wrong passwords or codes, until \(until)"
    case .tampered(let what): "the stored \(what) was altered from outside"
    case .mergedAway:
      "the account was merged into another one, and this database is from before that"
    case .behind(let reference):
      "the database does not know that \(reference) was handed over, or called done or not"
    case .suspectedPayees(let count):
      "\(counted(count, "account")) on held bills that the billers never had"
    }
  }

  /// What it stops.
  var blocks: String {
    switch self {
    case .frozen: "nothing is paid"
    case .suspended: "nothing is paid, everything may be looked at"
    case .needsVerification: "nobody logs in or pays"
    case .locked: "nobody logs in or pays before then"
    case .tampered, .behind, .mergedAway: "nothing is paid"
    case .suspectedPayees: "only these bills wait"
    }
  }

  /// The command that ends it.
  var remedy: String {
    switch self {
    case .frozen: "billctl account unfreeze"
    case .suspended: "billctl account terms --accept"
    case .needsVerification: PayObstacle.verificationRemedy
    case .locked: "wait, or billctl account recover start"
    case .tampered:
      "billctl doctor, then a backup from before it: billctl restore FILE --replace"
    case .mergedAway: PublishError.mergeRemedy
    case .behind: "billctl schedule agent reconcile"
    case .suspectedPayees:
      "ask the biller by a way you know, then billctl bills edit BILL --accept-payee, or "
        + "billctl bills cancel BILL --reason WHY"
    }
  }
}

extension [StandingCause] {
  /// What was handed over and the database does not know; nil where it knows everything.
  var unknownReference: String? {
    for case .behind(let reference) in self { return reference }
    return nil
  }
}
