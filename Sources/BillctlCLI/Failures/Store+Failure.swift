import BillActions
import BillCore
import BillStore

extension FileError: Explained {
  var failure: Failure {
    switch self {
    case .notFound(let path):
      Failure("not-found", "\(path) does not exist", status: .inputOutput)
    case .alreadyExists(let path):
      Failure(
        "already-exists", "\(path) exists already", hints: ["replace it: --force"],
        status: .inputOutput)
    case .wideMode(let path, let mode):
      Failure(
        "wide-mode", "others can read or write \(path) (mode \(String(mode, radix: 8)))",
        hints: ["chmod go= \(path)"], status: .unsafeFile)
    case .writableByOthers(let path, let mode):
      Failure(
        "writable-by-others", "others can change \(path) (mode \(String(mode, radix: 8)))",
        hints: ["chmod go-w \(path)"], status: .unsafeFile)
    case .foreignOwner(let path):
      Failure("foreign-owner", "\(path) belongs to another user", status: .unsafeFile)
    case .symbolicLink(let path):
      Failure("symbolic-link", "\(path) is a symbolic link", status: .unsafeFile)
    case .wrongType(let path):
      Failure("wrong-type", "\(path) is no plain file", status: .inputOutput)
    case .notExecutable(let path):
      Failure(
        "not-executable", "\(path) cannot be run", hints: ["chmod u+x \(path.shellWord)"],
        status: .unavailable)
    case .foreignJournal(let path):
      Failure(
        "foreign-journal", "\(path) names a file that SQLite would delete: billctl never wrote it",
        hints: ["look who did, then move it away"], status: .checkFailed)
    case .tooLarge(let path, let limit):
      Failure("too-large", "\(path) is larger than \(limit / 1_048_576) MiB", status: .badInput)
    case .system(let path, let call, let code):
      Failure(
        "system", "\(path): \(call) failed (errno \(code): \(SystemMessage.text(code)))",
        status: .inputOutput)
    case .locked(let path):
      Failure(
        "busy", "another billctl is at work", hints: ["it holds \(path)"], status: .busy)
    }
  }
}

extension StoreError: Explained {
  var failure: Failure {
    switch self {
    case .newerDatabase(let found, let known):
      Failure(
        "newer-database", "a later billctl wrote this database (version \(found), known \(known))",
        hints: ["install the later version"], status: .badConfiguration)
    case .notOurs:
      Failure("not-ours", "the file is not a billctl database", status: .checkFailed)
    case .schemaChanged(let object):
      Failure(
        "schema-changed", "the database was altered from outside: \(object.prefix(60))",
        hints: ["nothing was read or paid; restore a backup"], status: .checkFailed)
    case .settingRefused(let name):
      Failure("setting-refused", "SQLite did not take the setting \(name)", status: .inputOutput)
    case .missing(let table, let id):
      Failure(
        "missing-row", "the \(table) \(id.short) is gone: the database was altered from outside",
        hints: AccessError.tamperRemedies, status: .checkFailed)
    case .misstated(let table, let id):
      Failure(AccessError.tampered("record of \(table.noun) \(id.short)"))
    case .corruptRow(let table, let column):
      Failure(
        "corrupt-row", "a row of \(table) holds a strange \(column)",
        hints: ["look at the whole database: billctl doctor"], status: .checkFailed)
    case .wrongState(let payment, let state, let wanted):
      Failure(
        "wrong-state",
        "\(payment.short) is \(state.rawValue) and cannot become "
          + wanted.rawValue,
        hints: StoreError.ways(payment.short, state, wanted),
        status: .refused)
    case .busy:
      Failure("busy", "another billctl is writing for longer than ten seconds", status: .busy)
    case .storage(let code):
      Failure(
        "storage", "the disk is full, read-only or failing (SQLite \(code))",
        status: .inputOutput)
    case .damaged:
      Failure(
        "damaged", "the database file is damaged", hints: ["billctl restore FILE --replace"],
        status: .checkFailed)
    case .sqlite(let code, let message):
      Failure("sqlite", "SQLite says: \(message) (\(code))", status: .internalError)
    }
  }
}

extension StoreError {
  /// What can be done instead with a payment or batch that is where it cannot go on as asked.
  fileprivate static func ways(_ id: String, _ state: PaymentState, _ wanted: PaymentState)
    -> [String]
  {
    let isReal = wanted == .delivered || wanted == .sent
    switch state {
    case .emitted:
      return [
        "if its file is still here: billctl payments take-back BATCH",
        "if the file is gone and nobody uploaded it: billctl payments resolve BATCH --not-sent",
        "the batches: billctl payments batches",
      ]
    case .delivered:
      return [
        "if the bank refused it: billctl payments reject \(id) --reason TEXT",
        "if you called it done by mistake: billctl payments done \(id) --undo",
      ]
    case .takenBack, .cancelled, .expired:
      return isReal
        ? [
          "if it was paid all the same: billctl bills mark-paid BILL, so that nobody pays it again"
        ]
        : ["its bill is open again: billctl bills list"]
    case .approved, .presented: return ["billctl payments cancel \(id) --yes"]
    case .rejected, .failed, .returned:
      return ["its bill is open again: billctl payments show \(id)"]
    case .unknown:
      return ["ask the bank, then: billctl payments resolve \(id) --sent, or --not-sent"]
    case .draft, .staged, .accepted, .settled, .sending, .sent:
      return ["its way so far: billctl payments show \(id)"]
    }
  }
}
