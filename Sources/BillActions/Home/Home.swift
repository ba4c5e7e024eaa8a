package import BillCore
package import BillCredentials
package import BillStore

/// The folder tree billctl works in.
package struct Home: Sendable {
  package let world: World
  package let places: Places
  private let kind = HomeKind()

  package init(_ world: World) {
    self.world = world
    self.places = world.places
  }

  /// Where the databases of the accounts lie.
  package var accountsPath: String { "\(places.data)/accounts" }

  /// A folder of the data folder, which is checked itself too.
  func dataFolder(_ name: String) throws -> PrivateFolder {
    _ = try PrivateFolder(making: places.data)
    return try PrivateFolder(making: "\(places.data)/\(name)")
  }

  /// Whether no account was ever made here.
  package var isEmpty: Bool { (try? accountIDs().isEmpty) ?? true }  // why: no folder, no account

  /// The accounts of the home, in the order of their ids.
  ///
  /// Every command asks this first, so here the places are looked at too.
  ///
  /// - throws: `FileError` for a place that others could look into or change.
  package func accountIDs() throws -> [RecordID] {
    for place in MendHome.places(self) {
      try PrivateFolder.check(above: place)
      try PrivateFolder.check(place: place)
    }
    return try storedAccountIDs()
  }

  /// The accounts of a home whose other places may be in need of mending.
  func storedAccountIDs() throws -> [RecordID] {
    guard let folder = try existing(accountsPath) else { return [] }
    return try folder.names().compactMap { name in
      name.hasSuffix(".db") ? RecordID(name.dropLast(3)) : nil
    }
  }

  /// Whether this is a test home; nil while it is empty.
  package func isTest() throws -> Bool? {
    if let isTest = kind.isTest { return isTest }
    let isTest = try accountIDs().first.flatMap { id in
      try books(of: id).read { try $0.account()?.isTest }
    }
    kind.isTest = isTest
    return isTest
  }

  /// Notes what an account of the home says about it, so that nobody has to open it again for that.
  func remember(kindOf account: Account) { kind.isTest = account.isTest }

  /// The settings of the user; the defaults where there is no file.
  package func configuration() throws -> Configuration {
    guard let folder = try existing(places.configuration),
      let bytes = try folder.read(Home.configurationName, limitBytes: 1 << 20)
    else { return Configuration() }
    return try Configuration(toml: String(decoding: bytes, as: UTF8.self)).withCalendarFile()
  }

  /// The key of this installation, made before its first account.
  ///
  /// - throws: `HomeError.lostInstallKey` where accounts live here: another key would make all that
  ///   the lost one keyed look altered.
  package func installKey() throws -> InstallKey {
    if let key = try storedInstallKey() { return key }
    guard try storedAccountIDs().isEmpty else {
      throw HomeError.lostInstallKey(path: "\(places.state)/\(Home.installKeyName)")
    }
    return try makeInstallKey()
  }

  /// The key of this installation; nil where there is none.
  func storedInstallKey() throws -> InstallKey? {
    let folder = try PrivateFolder(making: places.state)
    guard let bytes = try folder.read(Home.installKeyName, limitBytes: 64) else { return nil }
    guard let key = InstallKey(bytes: SecureBytes(copying: bytes)) else {
      throw HomeError.damagedInstallKey(path: folder.path(of: Home.installKeyName))
    }
    return key
  }

  /// Makes the key of this installation.
  func makeInstallKey() throws -> InstallKey {
    let key = InstallKey.generate()
    try PrivateFolder(making: places.state).create(Home.installKeyName, key.bytes.copied())
    try Strangers(self).forget()
    return key
  }

  /// Opens the database of an account.
  ///
  /// - throws: `FileError` for a file that others can read or write, or that is a link.
  package func books(of account: RecordID) throws -> Books {
    let folder = try dataFolder("accounts")
    return try Books(file: folder.database("\(account).db"), seals: seals(of: account))
  }

  /// What the books of an account are sealed with.
  func seals(of account: RecordID) -> BookSeals {
    BookSeals(
      eventHash: Home.eventHash(account),
      eventMAC: { try EventLog.mac(account, installKey()) },
      alteredLog: AccessError.tampered("event log"),
      standingMAC: AccountSeal(self, account).mac)
  }

  /// The hash chain of an account's events.
  package static func eventHash(_ account: RecordID) -> BookSeals.EventHash {
    { previous, event in
      let last =
        event.position == 1
        ? EventChain.start(account: account)
        : EventChain.Head(index: UInt64(event.position - 1), hash: previous)
      return EventChain.head(after: last, event: event.columns).hash
    }
  }

  /// A folder of the home that may not be there yet.
  func existing(_ path: String) throws -> PrivateFolder? {
    do {
      return try PrivateFolder(existing: path)
    } catch FileError.notFound {
      return nil
    }
  }

  static let configurationName = "config.toml"
  static let installKeyName = "install.key"
}

/// Why the home cannot be used.
package enum HomeError: Error, Equatable {
  case damagedInstallKey(path: String)
  /// Accounts live here and the key of the installation is gone.
  case lostInstallKey(path: String)
  /// No account lives here yet.
  case noAccount
  /// Several accounts live here and none was named.
  case severalAccounts([String])
  /// No account of that e-mail address lives here.
  case unknownAccount(String)
}

extension BookEvent {
  /// What the hash chain covers.
  var columns: [PlainColumn] {
    [
      PlainColumn("at", .integer(at.milliseconds)), PlainColumn("kind", .text(kind)),
      PlainColumn("subject", .text(subject?.description ?? "")),
      PlainColumn("detail", .text(detail)),
    ]
  }
}
