import BillActions

extension ExchangeError: Explained {
  var failure: Failure {
    switch self {
    case .notAnExport:
      Failure("not-an-export", "this is no export of an account", status: .badInput)
    case .wrongSecret:
      Failure(
        "wrong-file-key", "that is not the key or password of the file",
        hints: ["it is not the password of the account, unless you chose the same"],
        status: .noAccess)
    case .altered:
      Failure(
        "altered-export", "the export was altered, or its end is missing",
        hints: ["nothing was imported", "use another copy of it"], status: .checkFailed)
    case .malformed:
      Failure("malformed-export", "what is inside the file is no account", status: .badInput)
    case .otherVersion(let found, let known):
      Failure(
        "other-version", "the export is of version \(found), this program of version \(known)",
        hints: ["import it with the program that wrote it, update that, and export again"],
        status: .badInput)
    case .isHere(let id):
      Failure(
        "account-exists", "that account (\(id.short)) lives here already",
        status: .conflict)
    }
  }
}
