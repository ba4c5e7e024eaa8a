import BillActions
import BillCore

extension MoveError: Explained {
  var failure: Failure {
    switch self {
    case .partOfFile(let payment, let batch, let count):
      Failure(
        "part-of-file",
        "\(payment.short) is one of \(count) payments in a bank file, which goes "
          + "to the bank as a whole",
        hints: [
          "if you uploaded it: billctl payments done \(batch.short)",
          "whatever you say, say it of the whole file: \(batch.short)",
        ])
    case .notAtTheBank(let id):
      Failure(
        "not-at-the-bank",
        "\(id.short) is in a file that was not uploaded, as far as is known here",
        hints: [
          "if the file is still here: billctl payments take-back BATCH",
          "if it is gone and nobody uploaded it: billctl payments resolve BATCH --not-sent",
          "if you uploaded it: billctl payments done BATCH, then reject it",
          "the batches: billctl payments batches",
        ])
    case .fileIsHere(let batch):
      Failure(
        "file-is-here", "the file lies in the outbox and can still be uploaded",
        hints: [
          "billctl payments take-back \(batch.short)",
          "where it was altered: take the file away yourself, then say this again",
        ])
    case .notByYourWord(let id, let state):
      Failure(
        "not-by-your-word",
        "\(id.short) is \(state.rawValue), and not by your word alone",
        hints: ["its way so far: billctl payments show \(id.short)"])
    }
  }
}

extension PublishError: Explained {
  var failure: Failure {
    switch self {
    case .mergedAway:
      Failure(
        "database-behind",
        "this account was merged into another one, and this database is from before that",
        hints: [PublishError.mergeRemedy], status: .checkFailed)
    case .databaseIsBehind(let reference):
      Failure(
        "database-behind",
        "\(reference) was handed over, or called done or not, and this database does not know it: "
          + "was it put back from a backup?",
        hints: PublishError.behindRemedies, status: .checkFailed)
    case .stagedFileChanged(let name):
      Failure(
        "staged-file-changed", "\(name) was altered before it was published", status: .checkFailed)
    case .notInOutbox(let name):
      Failure(
        "not-in-outbox", "\(name) is not in the outbox any more",
        hints: [
          "if it went to the bank: billctl payments done \(name.shellWord)",
          "if nobody uploaded it: billctl payments resolve \(name.shellWord) --not-sent",
        ])
    case .otherFileSystem(let outbox):
      Failure(
        "other-file-system", "\(outbox) lies on another file system than your data",
        hints: ["choose a folder on the same one: billctl rails setup iso20022 --outbox DIR"],
        status: .badConfiguration)
    case .outboxFileChanged(let name):
      Failure(
        "outbox-file-changed", "\(name) was altered in the outbox", hints: altered(name),
        status: .checkFailed)
    }
  }
}

extension PublishError {
  private func altered(_ name: String) -> [String] {
    let file = name.shellWord
    return [
      "do not upload it; take the file away, then one of these",
      "nobody uploaded it: billctl payments resolve \(file) --not-sent",
      "it went to the bank as it was written: billctl payments done \(file)",
      "it went as it is now: ask the bank what it pays",
    ]
  }

  /// What helps when an account that was merged comes back from a backup.
  static let mergeRemedy = "billctl account merge --from OLD --email NEW"

  /// What helps when the database does not know what was published.
  static let behindRemedies = [
    "nothing is paid until the database knows it",
    "put the newer database back where you have a later backup: billctl restore FILE --replace",
    "or tell this one what was handed over since: billctl schedule agent reconcile",
    "what is unknown here: billctl doctor",
  ]
}
