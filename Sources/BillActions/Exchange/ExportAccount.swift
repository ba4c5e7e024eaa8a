import BillCore
package import BillCredentials
import BillStore

/// Writes everything of an account to one encrypted file: every row, the account numbers in the
/// open, and the originals of bills.
///
/// Inside is JSON Lines that a person can read. Nothing readable is written to the disk on the way.
package struct ExportAccount: Sendable {
  package var path: String
  /// Whether a file of that name may be replaced.
  package var replaces: Bool

  package init(path: String, replaces: Bool = false) {
    self.path = path
    self.replaces = replaces
  }

  /// What was written.
  package struct Result: Hashable, Sendable {
    package let rows: Int
    package let originals: Int
  }

  /// Reads the account as of one moment and writes the file, which only its owner can read.
  ///
  /// - throws: `AccessError.passwordNeeded` without a proof in this very invocation,
  ///   `PasswordError.weak`, `FileError.alreadyExists`; `FileError.notFound` for an original that
  ///   is gone, `CredentialError.tampered` for a sealed value that was edited.
  package func perform(_ access: MoneyAccess, lock: SealedFile.Lock) throws -> Result {
    guard access.isStepUp else {
      throw AccessError.passwordNeeded(.operation("exporting the account"))
    }
    try check(lock, access)
    let content = try access.books.read { try ExportContent(access, $0) }
    let originals = try OriginalStore(
      access.home, account: access.account.id, boxPublicKey: access.keys.boxPublicKey)
    var file = try SealedFileWriter(lock)
    try UserFile.write(path, replacing: replaces) { sink in
      try sink(file.head)
      func put(_ line: ExportLine) throws { try sink(file.seal(line.bytes)) }
      try put(.heading(content.heading))
      for row in content.rows { try put(row) }
      for original in content.originals {
        let document = try originals.open(original, keys: access.keys)
        try put(.original(sha256: original, content: document))
      }
      try put(.end(rows: content.rows.count, originals: content.originals.count))
      try sink(file.finish())
    }
    try note(access)
    return Result(rows: content.rows.count, originals: content.originals.count)
  }

  private func check(_ lock: SealedFile.Lock, _ access: MoneyAccess) throws {
    guard case .password(let password, _) = lock else { return }
    let verdict = try PasswordPolicy.check(
      password, userWords: [access.account.email, access.account.name])
    guard verdict.isAccepted else { throw PasswordError.weak(verdict.weaknesses) }
  }

  private func note(_ access: MoneyAccess) throws {
    try access.books.write(at: access.world.now) {
      try $0.record("account.exported", access.account.id, access.world.origin)
    }
  }
}

/// The rows of an account as of one moment, with what lies sealed in them.
private struct ExportContent {
  let heading: ExportHeading
  let rows: [ExportLine]
  /// Their hashes.
  let originals: [String]

  init(_ access: MoneyAccess, _ reader: BookReader) throws {
    let account = access.account
    heading = ExportHeading(
      account: account.id, email: account.email, isTest: account.isTest, madeAt: access.world.now,
      version: Books.schemaVersion,
      phone: try AccountPhone(access.home, account.id).number(reader)?.e164,
      phoneConfirmedAt: account.phoneConfirmedAt)
    let opened = try ExportContent.opened(access, reader)
    rows = try reader.tables().flatMap { table in
      try reader.rows(of: table).compactMap(ExportScope.carried).map { row -> ExportLine in
        guard case .bytes(let id) = row["id"] else { return .row(row, opened: nil) }
        return .row(row, opened: opened[table.name]?[id])
      }
    }
    originals = try reader.originalHashes().sorted()
  }

  // What holds no number (a card) has none to open.
  private static func opened(_ access: MoneyAccess, _ reader: BookReader) throws
    -> [String: [[UInt8]: String]]
  {
    let installKey = try access.home.installKey()
    var opened: [String: [[UInt8]: String]] = [
      "method": [:], "payee": [:], "identifierChange": [:],
    ]
    for method in try reader.methods(removed: true) {
      opened["method"]?[method.id.bytes] = try access.number(of: method, reader)
    }
    for payee in try reader.payees() where payee.state != .lost {
      opened["payee"]?[payee.id.bytes] = try access.number(of: payee, reader, installKey)
    }
    for (id, sealed) in try reader.identifierChanges() {
      opened["identifierChange"]?[id.bytes] = try IdentifierChange(
        opening: sealed, id: id, installKey
      ).text
    }
    return opened
  }
}
