import BillCore
import BillCredentials
import BillStore

/// Proves the owner of a backup or an export.
///
/// The password is that of the backup. What is wrong is counted and put on record as at a login: by
/// the account that lives here, or among strangers where none does or it has another password now.
/// Where the account that lives here has a second factor, its code counts, so that an old backup is
/// no way round it.
struct BackupOwner {
  private let home: Home
  private let account: Account
  private let backup: Books
  /// The account as it lives here; nil where none does, or one that is not to be believed.
  private let living: Books?
  /// What went wrong at the account that lives here after the backup was made.
  let failures: [BookEvent]

  init(_ home: Home, _ account: Account, backup: Books) throws {
    (self.home, self.account, self.backup) = (home, account, backup)
    living = BackupOwner.living(home, account.id)
    let end = try backup.read { try $0.latestMoment() }
    failures =
      try living?.read { try $0.events(of: ["login.failed", "login.locked"]) }
      .filter { event in end.map { $0 < event.at } ?? true } ?? []
  }

  /// Whether a code is asked for beside the password.
  func needsCode() throws -> Bool { try !factors(of: codeJudge()).isEmpty }

  /// Opens the account data key.
  ///
  /// - throws: `AccessError.wrongCredentials`, `.locked`, `.needsVerification`.
  func open(_ slot: KeySlot, _ password: SecureBytes) throws -> AccountDataKey {
    // Whoever knows another password than the one of now does not take back its failures.
    let isOfNow = try living?.read { try $0.slot(.password) } == slot
    return try judge("password", at: isOfNow ? living : nil, refusal: .wrongCredentials) {
      try slot.key(ifOpenedBy: password)
    }
  }

  /// Uses up a code, where one is needed.
  ///
  /// - throws: `AccessError.strongCodeNeeded`, `.wrongCode`, `.locked`, `.needsVerification`.
  func check(_ code: String?, key: AccountDataKey) throws {
    let books = try codeJudge()
    let factors = try factors(of: books)
    guard !factors.isEmpty else { return }
    guard let code, !OneTimeCode.canBe(code) else {
      throw AccessError.strongCodeNeeded(
        .operation("bringing an account back takes a code of an app, or a recovery code"))
    }
    try judge("code", at: living, refusal: .wrongCode) {
      try uses(code, of: factors, in: books, key) ? () : nil
    }
    // Nor does it open once more what comes back.
    if living != nil { _ = try uses(code, of: self.factors(of: backup), in: backup, key) }
  }

  /// The counters that go on in the restored account.
  func states() throws -> [String: AttemptState] {
    try living.map { try Attempts.states(home, $0, account.id) } ?? [:]
  }

  /// What of the account that lives here goes on in the restored one.
  struct Living {
    let account: Account
    let trusted: Set<RecordID>
    /// Verifiers of the recovery codes nobody used.
    let recoveryCodes: [[UInt8]]
  }

  /// The account as it lives here; nil where none does.
  func standing() throws -> Living? {
    try living?.read { reader in
      try reader.account().map { account in
        Living(
          account: account, trusted: Set(try reader.devices(of: account.id).map(\.id)),
          recoveryCodes: try reader.unusedRecoveryCodes())
      }
    }
  }

  /// Lets go of the account that lives here, before its folder is moved.
  func close() throws { try living?.close() }

  private func judge<Value>(
    _ subject: String, at living: Books?, refusal: AccessError, _ look: () throws -> Value?
  ) throws -> Value {
    guard let living else {
      return try Strangers(home).judge(subject, ofArchived: account.id, refusal: refusal, look)
    }
    return try Authentication(home: home, books: living, account: account)
      .judge(subject, refusal: refusal, nil, look)
  }

  private func codeJudge() throws -> Books {
    guard let living, try !factors(of: living).isEmpty else { return backup }
    return living
  }

  private func factors(of books: Books) throws -> [SecondFactor] {
    try books.read { try $0.factors() }.filter { $0.state == .active }
  }

  private func uses(
    _ code: String, of factors: [SecondFactor], in books: Books, _ key: AccountDataKey
  ) throws -> Bool {
    do {
      return try Authentication(home: home, books: books, account: account)
        .use(code, of: factors, key: key)
    } catch CredentialError.wrongEpoch {
      // why: an app that was added after a recovery without the old key; a recovery code does.
      return false
    }
  }

  private static func living(_ home: Home, _ id: RecordID) -> Books? {
    do {
      guard try home.storedAccountIDs().contains(id) else { return nil }
      let books = try home.books(of: id)
      _ = try Attempts.states(home, books, id)
      try books.read(AccountSeal(home, id).check)
      try books.read { try EventLog.check(home, id, $0) }
      _ = try books.read(DeviceDesk(home, id).bucket)
      return books
    } catch {
      return nil  // why: what was altered or lost is what a backup is restored for.
    }
  }
}
