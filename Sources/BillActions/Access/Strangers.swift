import BillCore
import BillCredentials
import BillStore

/// E-mail addresses that have no account here, judged as if they had one, and accounts in backups
/// that do not live here.
///
/// Their failures are counted and locked by the same code, in a database of their own that knows
/// the addresses by keyed hashes only. So neither words nor time nor a lock tells which addresses
/// have an account.
struct Strangers {
  let home: Home

  /// Stands for the account that is not there.
  static let account = RecordID(sixteen: [UInt8](repeating: 0, count: 16))

  init(_ home: Home) { self.home = home }

  /// What an address is called in their books.
  func name(of email: String) throws -> String {
    // A phone number names itself.
    let name = email.contains("@") ? try EmailAddress(email).normalized : email
    return Base64URL.encode(try home.installKey().lookupHash(email: name))
  }

  /// Their books.
  func books() throws -> Books {
    let folder = try PrivateFolder(making: home.places.state)
    return try Books(
      file: folder.database(Strangers.fileName), seals: home.seals(of: Strangers.account))
  }

  /// Forgets what was counted under a lost install key: nobody in it can be found any more.
  func forget() throws {
    let folder = try PrivateFolder(making: home.places.state)
    for name in [Strangers.fileName, "\(Strangers.fileName)-journal"] { try folder.remove(name) }
  }

  /// Refuses a password as that of an account with another one would be.
  ///
  /// - throws: `AccessError.wrongCredentials`, `.locked`, `.needsVerification`.
  func refuse(_ password: SecureBytes, of email: String) throws -> Never {
    // Where no account lives there is nothing to hide, and nothing to leave behind.
    guard !home.isEmpty else {
      try spend(password)
      throw AccessError.wrongCredentials
    }
    let words = (
      subject: "somebody tries addresses", what: "log in with an address that has no account here"
    )
    _ = try judge("password", of: name(of: email), refusal: .wrongCredentials, words: words) {
      try spend(password)
      return Bool?.none
    }
    throw AccessError.wrongCredentials
  }

  /// Judges the password or code of a backup or export whose account does not live here, and counts
  /// what is wrong.
  ///
  /// - throws: `refusal`, `AccessError.locked`.
  func judge<Value>(
    _ subject: String, ofArchived account: RecordID, refusal: AccessError,
    _ look: () throws -> Value?
  ) throws -> Value {
    let name = Base64URL.encode(try home.installKey().lookupHash(email: account.description))
    let words = (
      subject: "somebody tries a backup", what: "open a backup of an account that is not here"
    )
    // Nobody can be verified for an account that is not here.
    return try judge(
      subject, of: name, refusal: refusal, policy: .endingByItself, words: words, look)
  }

  /// Charges an attempt under a name, looks at it, and takes the charge back where `look` finds it
  /// right.
  private func judge<Value>(
    _ subject: String, of name: String, refusal: AccessError,
    policy: AttemptPolicy = .standard, words: (subject: String, what: String),
    _ look: () throws -> Value?
  ) throws -> Value {
    let (value, remaining) = try underLock {
      let books = try books()
      var attempts = try Attempts(home, books, Strangers.account, subject, bucket: name)
      (attempts.mayBegin, attempts.policy) = (true, policy)
      let remaining = try attempts.charge()
      let value = try look()
      if value == nil {
        try books.write(at: home.world.now) { try $0.record("login.failed", nil, name) }
      } else {
        try attempts.succeed()
      }
      return (value, remaining)
    }
    if let value { return value }
    if remaining == 0 { try tellHolder(words.subject, words.what) }
    throw refusal
  }

  /// Runs a step while no other process is at their books.
  func underLock<Value>(_ body: () throws -> Value) throws -> Value {
    try home.underLock("strangers.lock", waitSeconds: 60, body)
  }

  private func spend(_ password: SecureBytes) throws {
    do {
      try KeySlot.refuse(password: password, cost: home.world.passwordCost)
    } catch CredentialError.wrongSecret, CredentialError.notText {
      return
    }
  }

  // Sent by the next command, as what happens to a known address is.
  private func tellHolder(_ subject: String, _ what: String) throws {
    guard let id = try home.accountIDs().first,
      let holder = try home.books(of: id).read({ try $0.account() })
    else { return }
    try SecurityNotice(home, holder).keep(
      subject: subject,
      body: """
        Somebody tried five times to \(what),
        the last time as \(home.world.origin). Nothing was opened.
        """)
  }

  private static let fileName = "strangers.db"
}
