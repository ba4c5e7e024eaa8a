import BillCore
import BillCredentials
import BillStore

/// E-mail addresses that have no account here, judged as if they had one.
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
    try folder.check(Strangers.fileName)
    if !folder.holds(Strangers.fileName) {
      try folder.createUnsynchronised(Strangers.fileName, [])
    }
    return try Books(
      file: folder.path(of: Strangers.fileName), seals: home.seals(of: Strangers.account))
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
    let name = try name(of: email)
    let remaining = try underLock {
      let books = try books()
      var attempts = try Attempts(home, books, Strangers.account, "password", bucket: name)
      attempts.mayBegin = true
      let remaining = try attempts.charge()
      try spend(password)
      try books.write(at: home.world.now) { try $0.record("login.failed", nil, name) }
      return remaining
    }
    if remaining == 0 { try tellHolder() }
    throw AccessError.wrongCredentials
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
  private func tellHolder() throws {
    guard let id = try home.accountIDs().first,
      let holder = try home.books(of: id).read({ try $0.account() })
    else { return }
    try SecurityNotice(home, holder).keep(
      subject: "somebody tries addresses",
      body: """
        Somebody tried five times to log in with an address that has no account here, the last
        time as \(home.world.origin). Nothing was opened.
        """)
  }

  private static let fileName = "strangers.db"
}
