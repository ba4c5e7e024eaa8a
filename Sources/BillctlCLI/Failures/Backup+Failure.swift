import BillActions
import BillFormats

extension BackupError: Explained {
  var failure: Failure {
    switch self {
    case .homeInUse:
      Failure(
        "home-in-use", "accounts live here already",
        hints: ["put them aside: --replace", "or use another home: BILLCTL_HOME=DIR"])
    case .strangeFile(let name):
      Failure("strange-file", "\(name) has no place in a backup", status: .badInput)
    case .altered(let name):
      Failure(
        "altered-backup", "\(name) is not what was backed up", hints: ["use another backup"],
        status: .checkFailed)
    case .incomplete:
      Failure("incomplete-backup", "the backup is not complete", status: .badInput)
    case .otherAccount(let id):
      Failure(
        "other-account", "accounts/\(id).db holds another account", status: .checkFailed)
    }
  }
}

extension TapeError: Explained {
  var failure: Failure {
    switch self {
    case .notAnArchive:
      Failure("not-an-archive", "this is no backup of billctl", status: .badInput)
    case .truncated: Failure("truncated-archive", "the archive ends too early", status: .badInput)
    case .badName(let name):
      Failure("bad-archive-name", "the archive holds the path \"\(name)\"", status: .badInput)
    case .notAPlainFile(let name):
      Failure("not-a-plain-file", "\(name) in the archive is no plain file", status: .badInput)
    case .tooLarge(let name):
      Failure("too-large", "\(name) is too large for an archive", status: .badInput)
    }
  }
}
