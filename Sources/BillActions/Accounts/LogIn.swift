package import BillCore
import BillCredentials
import BillStore

/// Logs in to an account by password and second factor.
package struct LogIn: Sendable {
  package var email: String?
  /// The address as it was typed, with its rhythm; nil where nobody was asked for it.
  package var typed: TypedLine?
  /// Whether this machine shall be trusted from now on.
  package var trustsDevice = false
  /// What a session that is printed may do; nil for one that is kept on this machine.
  package var printedScope: SessionScope?
  /// A confirmed phone number that names the account in the place of the address.
  package var phone: String?

  package init(email: String?, phone: String? = nil) {
    self.email = email
    self.phone = phone
  }

  /// What came of a login.
  package struct Entry: Sendable {
    package let access: ReadAccess
    /// How unusual it was, and why.
    package let record: LoginRecord
    /// Whether a second factor was asked for.
    package let hadSecondFactor: Bool
    /// How well the person was proven.
    package let strength: ProofStrength
    /// Whether this machine is trusted now, and whether it was made so by this login.
    package let isTrusted: Bool
    package let isNewlyTrusted: Bool
    /// The session to print; nil where it was kept.
    package let printed: PrintedSession?
  }

  /// Proves the person and begins a read and a money session.
  ///
  /// - throws: as `enter`.
  package func perform(_ proof: Proof, in home: Home) throws -> ReadAccess {
    try enter(proof, in: home).access
  }

  /// Proves the person and begins sessions.
  ///
  /// An unknown address costs the same work and says the same as a wrong password.
  ///
  /// - throws: `AccessError`, `HomeError`, `DeviceError`.
  package func enter(_ proof: Proof, in home: Home) throws -> Entry {
    let id: RecordID
    // An account's id names it to a timer; nobody logs in with it.
    if let email { _ = try EmailAddress(email) }
    do {
      id = try home.account(named: email, phone: phone)
    } catch HomeError.unknownAccount(let name) {
      try Strangers(home).refuse(proof.password, of: name)
    }
    let books = try home.books(of: id)
    guard let account = try books.read({ try $0.account() }) else {
      throw AccessError.wrongCredentials
    }
    try books.read(AccountSeal(home, id).check)
    let gate = LoginGate(home: home, books: books, account: account, typed: typed)
    let entrance = try gate.enter(proof)
    return try begin(entrance, home, books, account)
  }

  private func begin(
    _ entrance: LoginGate.Entrance, _ home: Home, _ books: Books, _ account: Account
  ) throws -> Entry {
    let trust = try trusted(entrance, home, books, account.id)
    let access = ReadAccess(home: home, books: books, account: account)
    // A printed session that may look is for whoever may not spend, and joins nothing. What joins
    // checks the whole log, before a session begins that an altered account shall not have.
    if printedScope != .read { try access.join(entrance.key) }
    let start = SessionStart(
      home: home, books: books, account: account, device: trust.device?.id)
    let printed = try printedScope.map { try start.issue($0, key: entrance.key) }
    if printed == nil { _ = try start.begin(key: entrance.key) }
    let installKey = try home.installKey()
    try books.write(at: home.world.now) { writer in
      try writer.record("login.done", account.id, entrance.record.text)
      if let device = trust.device {
        if trust.isNew {
          if let old = entrance.device { try writer.revoke(old) }
          try writer.insert(device, entrance.record.text)
          try Attempts.begin(
            writer, books: books, account: account.id, installKey: installKey,
            bucket: device.id.description)
        } else {
          try writer.renew(device)
        }
      }
      try TypingDesk(account: account.id, key: entrance.key).learn(typed, writer)
    }
    return Entry(
      access: access, record: entrance.record, hadSecondFactor: try access.hasSecondFactor(),
      strength: entrance.strength, isTrusted: trust.device != nil, isNewlyTrusted: trust.isNew,
      printed: printed)
  }

  // Every login on a trusted device renews its trust; a carried key is replaced by one of its own.
  private func trusted(
    _ entrance: LoginGate.Entrance, _ home: Home, _ books: Books, _ account: RecordID
  ) throws -> (device: DeviceRecord?, isNew: Bool) {
    guard let owner = try books.read({ try $0.accountKeys() }) else { return (nil, false) }
    if entrance.standing == .trusted, let device = entrance.device {
      let keys = try AccountKeys(owner, key: entrance.key)
      return (device.renewed(at: home.world.now, signedBy: keys), false)
    }
    guard trustsDevice else { return (nil, false) }
    let desk = DeviceDesk(home, account)
    try books.read(desk.requireRoom)
    return (try desk.trust(AccountKeys(owner, key: entrance.key)), true)
  }
}
